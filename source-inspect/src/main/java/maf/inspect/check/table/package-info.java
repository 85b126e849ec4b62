/** Checks of tables that are the same for every kind of database. */
package maf.inspect.check.table;
