package maf.producers.database;

/** A stop was requested: the running work is finished, and nothing else was started. */
public final class StoppedException extends RuntimeException {
    public StoppedException() {
        super("stopped on request", null, false, false);
    }
}
