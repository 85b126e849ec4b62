/** Reads tables of MySQL and PostgreSQL. */
package maf.verifier.source.sql;
