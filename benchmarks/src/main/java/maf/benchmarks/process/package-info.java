/** The processes of a benchmark: measured programs and their servers. */
package maf.benchmarks.process;
