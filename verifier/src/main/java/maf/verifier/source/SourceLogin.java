package maf.verifier.source;

/**
 * Where and as whom a source is asked.
 *
 * @param source its name, the first word of its raw topics
 * @param url JDBC or MongoDB URL without credentials
 */
public record SourceLogin(String source, String url, String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "SourceLogin[source=" + source + ", url=" + url + ", user=" + user + "]";
    }
}
