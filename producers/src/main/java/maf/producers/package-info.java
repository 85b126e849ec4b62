/**
 * Fills the three source databases with rows in the format of TMDB's daily id exports, one service per database.
 *
 * <p>{@code Main <mysql|postgres|mongodb> <config.properties>} inserts the bundled, synthetic sample and then waits
 * until it is stopped. Every write is an insert of rows that are absent, so a service may be killed and started again
 * at any time.
 */
package maf.producers;
