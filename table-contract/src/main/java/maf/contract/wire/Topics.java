package maf.contract.wire;

/**
 * Names of the pipeline's own topics. The connectors name the raw topics: {@code <prefix>.<schema or database>.<table>}.
 */
public final class Topics {
    /** Raw records that a contract refused. */
    public static final String QUARANTINE = "quarantine";

    /** Compacted: a {@link QuarantineMarker} for each quarantined record that is resolved. */
    public static final String QUARANTINE_RESOLVED = "quarantine-resolved";

    /** Cleansed records that the store refused. */
    public static final String DEAD_LETTERS = "dead-letters";

    /** The name of every cleansed topic begins with this. */
    public static final String CLEANSED_PREFIX = "cleansed.";

    private Topics() {}

    /**
     * The topic that carries the rows of one table.
     *
     * @param contract the contract's name
     */
    public static String cleansed(String contract) {
        return CLEANSED_PREFIX + contract;
    }
}
