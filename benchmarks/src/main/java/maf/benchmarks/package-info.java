/**
 * The stream transformer as a whole against a plain loop: both as processes of their own on a real broker, in turns.
 * The loop itself is in {@code maf.transformer}, because it takes the transformer's own contract step.
 */
package maf.benchmarks;
