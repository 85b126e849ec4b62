package maf.verifier.typing;

/** PostgreSQL's infinite dates and moments, which no column holds, not even as text. */
public enum InfiniteTime {
    INSTANCE
}
