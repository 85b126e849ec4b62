package maf.verifier.reconcile.compare;

/** Hears how far a comparison is. Called by any thread. */
public interface Progress {
    /** Says nothing. */
    Progress SILENT = new Progress() {};

    /** A table is begun; its sides are read at the same time. */
    default void begin(String table) {}

    /** More rows were read, of both sides together. */
    default void read(long rows) {}

    /** What is done now, such as reading candidates again. */
    default void step(String what) {}

    /** The table is done, or given up. */
    default void end() {}
}
