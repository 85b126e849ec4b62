/** The commands of {@code ./pipeline}. */
package maf.local.command;
