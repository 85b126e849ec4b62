package maf.canary;

/** A row of the canary's table in the store: its key. */
public record Place(String source, int slot) {}
