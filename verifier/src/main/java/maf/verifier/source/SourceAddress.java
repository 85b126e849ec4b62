package maf.verifier.source;

/**
 * Where and as whom one source is read.
 *
 * @param url JDBC or MongoDB URL without credentials: {@code jdbc:mysql://host:port/}, {@code jdbc:postgresql://host:port/maf},
 *     {@code mongodb://host:port/?replicaSet=rs0}
 * @param user may read the captured tables and nothing else
 */
public record SourceAddress(String url, String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
        return "SourceAddress[url=" + url + ", user=" + user + "]";
    }
}
