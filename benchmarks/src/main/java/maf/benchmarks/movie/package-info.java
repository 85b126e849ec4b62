/** Synthetic movie events and the records that the transformer makes of them. */
package maf.benchmarks.movie;
