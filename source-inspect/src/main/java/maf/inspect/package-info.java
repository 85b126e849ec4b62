/** Reads what is in a source database, to propose contracts for its tables. */
package maf.inspect;
