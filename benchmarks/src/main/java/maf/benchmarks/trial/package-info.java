/** Runs trials of candidates, and compares their throughput, CPU time and memory. */
package maf.benchmarks.trial;
