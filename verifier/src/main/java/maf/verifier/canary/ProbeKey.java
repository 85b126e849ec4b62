package maf.verifier.canary;

/** Key of a row in the canary's table. */
public record ProbeKey(String source, int slot) {}
