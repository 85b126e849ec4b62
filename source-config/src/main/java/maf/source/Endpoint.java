package maf.source;

/** Where the server is; a text may hold {@code ${env:NAME}}. */
public sealed interface Endpoint {
    /** MySQL's or PostgreSQL's address. */
    record Address(String host, String port) implements Endpoint {}

    /**
     * MongoDB's connection string, without user and password.
     *
     * @param text such as {@code mongodb://a,b/?replicaSet=rs0} or {@code mongodb+srv://cluster.example.com}
     */
    record MongoUri(String text) implements Endpoint {}
}
