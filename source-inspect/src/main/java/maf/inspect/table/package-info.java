/** Describes the tables and collections of a source: columns, keys and size. */
package maf.inspect.table;
