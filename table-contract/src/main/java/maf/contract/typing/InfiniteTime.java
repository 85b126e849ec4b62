package maf.contract.typing;

/** PostgreSQL's infinite dates and times, which no column holds, not even as text. */
public enum InfiniteTime {
    INSTANCE
}
