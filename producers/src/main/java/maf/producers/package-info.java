/**
 * Fills the three source databases with rows in the format of TMDB's daily id exports; one service per database.
 *
 * <p>{@code Main <mysql|postgres|mongodb> <config.properties>} changes one table. Every write can be repeated, so a
 * service may be killed and started again at any time.
 */
package maf.producers;
