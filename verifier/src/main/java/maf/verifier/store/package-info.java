/** Reads the store through Phoenix SQL. */
package maf.verifier.store;
