package maf.verifier.page;

import java.util.List;

/**
 * One of our programs, in all its instances.
 *
 * @param detail what it says of itself, or why it cannot be asked
 * @param instances the figures of each that answered
 */
record ProgramStatus(String name, State state, String detail, List<Instance> instances) {
    enum State {
        READY,
        /** At least one instance answers that it is not ready. */
        NOT_READY,
        /** No instance answers. */
        DOWN
    }

    /** @param address tells instances apart, for rates */
    record Instance(String address, PrometheusSamples samples) {}

    boolean answers() {
        return state != State.DOWN;
    }
}
