package maf.producers.database;

/** The end was asked for; what was running is finished and nothing more was begun. */
public final class StoppedException extends RuntimeException {
    public StoppedException() {
        super("stopped as asked", null, false, false);
    }
}
