/** Reconciliation of tables: the command, its report, and the metrics. */
package maf.verifier.reconcile;
