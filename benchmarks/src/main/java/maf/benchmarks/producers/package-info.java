/** Measures how fast the producers write to each database. */
package maf.benchmarks.producers;
