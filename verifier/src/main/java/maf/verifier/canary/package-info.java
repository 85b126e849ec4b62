/** Freshness, measured by probes that are written into the sources and read in the store; and the sources' change logs. */
package maf.verifier.canary;
