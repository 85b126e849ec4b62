package maf.verifier.source;

/**
 * Address and user of one source database.
 *
 * @param source the source's name, the first part of its raw topics
 * @param url JDBC or MongoDB URL without credentials: {@code jdbc:mysql://host:port/}, {@code jdbc:postgresql://host:port/maf},
 *     {@code mongodb://host:port/?replicaSet=rs0}
 */
public record SourceLogin(String source, String url, String user, String password) {
    public boolean isMysql() {
        return url.startsWith("jdbc:mysql:");
    }

    public boolean isPostgresql() {
        return url.startsWith("jdbc:postgresql:");
    }

    public boolean isMongodb() {
        return url.startsWith("mongodb:") || url.startsWith("mongodb+srv:");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SourceLogin[source=" + source + ", url=" + url + ", user=" + user + "]";
    }
}
