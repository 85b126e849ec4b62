package maf.verifier.canary;

/** A row of the canary's table in the store: its key. */
public record ProbeKey(String source, int slot) {}
