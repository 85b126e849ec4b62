/** Counts rows at every stage and says how each process is, for {@code ./pipeline status}. */
package maf.local.status;
