/** Writes changes to MySQL, PostgreSQL and MongoDB, and retries while a database is unavailable. */
package maf.producers.database;
