package maf.verifier.source;

/** What a connection to a source is used for, which decides how long it waits. */
public enum ConnectionUse {
    /** Reads tables. */
    SCAN("maf-verifier", 10, 60, 100),
    /** Asks for single values; waiting longer for a source that is down would measure nothing. */
    PROBE("maf-canary", 3, 5, 1);

    private final String application;
    private final int connectSeconds;
    private final int answerSeconds;
    private final int poolSize;

    ConnectionUse(String application, int connectSeconds, int answerSeconds, int poolSize) {
        this.application = application;
        this.connectSeconds = connectSeconds;
        this.answerSeconds = answerSeconds;
        this.poolSize = poolSize;
    }

    /** The name that the database lists the connection by. */
    public String application() {
        return application;
    }

    public int connectSeconds() {
        return connectSeconds;
    }

    public int answerSeconds() {
        return answerSeconds;
    }

    /** How many connections a pool may open. */
    public int poolSize() {
        return poolSize;
    }
}
