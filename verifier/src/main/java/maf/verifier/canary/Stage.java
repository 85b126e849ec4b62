package maf.verifier.canary;

import java.util.Locale;

/** How far a probe has come. */
enum Stage {
    /** The source has it, its raw topic has not: the connector is behind. */
    WRITTEN,
    /** Its raw topic has it, the cleansed topic has not: the transformer is behind. */
    CAPTURED,
    /** The contract has refused it. */
    QUARANTINED,
    /** The cleansed topic has it, the sink has not finished with it. */
    CLEANSED,
    /** The store has refused it. */
    DEAD_LETTERED,
    /** The sink has finished with it, yet a SELECT does not show it. */
    STORED;

    /** As in labels. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
