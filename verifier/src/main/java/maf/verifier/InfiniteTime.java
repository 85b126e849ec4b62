package maf.verifier;

/** PostgreSQL's infinite dates and moments, which no column holds, not even as text. */
enum InfiniteTime {
    INSTANCE
}
