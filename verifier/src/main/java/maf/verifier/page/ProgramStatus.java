package maf.verifier.page;

import java.util.List;

/**
 * State of one program, over all its instances.
 *
 * @param detail its own health text, or why it is unknown
 * @param instances metrics of each instance that answered
 */
record ProgramStatus(String name, State state, String detail, List<Instance> instances) {
    enum State {
        READY,
        /** At least one instance is not ready. */
        NOT_READY,
        /** No instance answers. */
        DOWN
    }

    /** @param address identifies the instance, for rates */
    record Instance(String address, PrometheusSamples samples) {}

    boolean answers() {
        return state != State.DOWN;
    }
}
