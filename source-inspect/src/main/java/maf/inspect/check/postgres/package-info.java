/** Checks PostgreSQL: its log, slot and publication, who may read them, and its tables. */
package maf.inspect.check.postgres;
