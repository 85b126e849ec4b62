/** Reads rows again that seem to differ, until each is decided. */
package maf.verifier.reconcile.recheck;
