package maf.verifier.reconcile.compare;

/** Listens to the progress of a comparison. Called by any thread. */
public interface Progress {
    /** Ignores everything. */
    Progress SILENT = new Progress() {};

    /** A table has started; its sides are read at the same time. */
    default void begin(String table) {}

    /** More rows have been read, on both sides together. */
    default void read(long rows) {}

    /** The current step, such as reading rows again. */
    default void step(String what) {}

    /** The table is finished or abandoned. */
    default void end() {}
}
