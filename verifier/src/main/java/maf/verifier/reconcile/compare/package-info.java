/** Compares one table: reads both sides once and joins them by key. */
package maf.verifier.reconcile.compare;
