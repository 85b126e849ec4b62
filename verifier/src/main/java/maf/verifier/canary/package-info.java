/** Freshness, measured by probes that are written into the sources and read in the store. */
package maf.verifier.canary;
