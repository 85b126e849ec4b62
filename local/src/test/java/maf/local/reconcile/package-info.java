/** Integration tests of {@code reconcile} on the whole pipeline. */
package maf.local.reconcile;
