package maf.producers;

/** The end was asked for; what was running is finished and nothing more was begun. */
final class StoppedException extends RuntimeException {
    StoppedException() {
        super("stopped as asked", null, false, false);
    }
}
