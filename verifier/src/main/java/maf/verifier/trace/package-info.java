/** Follows one row from its source to the store. */
package maf.verifier.trace;
