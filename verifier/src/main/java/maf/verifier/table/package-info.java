/** One table's sources and its store table, as they are compared. */
package maf.verifier.table;
