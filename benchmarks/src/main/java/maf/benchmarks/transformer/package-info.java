/** Compares the stream transformer with a plain loop, and its contract step with a JSON parser. */
package maf.benchmarks.transformer;
