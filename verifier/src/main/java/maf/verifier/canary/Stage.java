package maf.verifier.canary;

import java.util.Locale;

/** How far a probe has come. */
enum Stage {
    /** In the source, not in its raw topic: the connector is behind. */
    WRITTEN,
    /** In the raw topic, not in the cleansed topic: the transformer is behind. */
    CAPTURED,
    /** Refused by the contract. */
    QUARANTINED,
    /** In the cleansed topic; the sink has not finished with it. */
    CLEANSED,
    /** Refused by the store. */
    DEAD_LETTERED,
    /** The sink has finished with it, but no SELECT shows it. */
    STORED;

    /** As in metric labels. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
