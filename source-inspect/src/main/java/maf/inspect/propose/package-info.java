/** Writes contracts for the tables that a source has. */
package maf.inspect.propose;
