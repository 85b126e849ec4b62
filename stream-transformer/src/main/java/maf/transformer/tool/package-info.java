/** The commands that check contracts and try them on events, and what all commands share. */
package maf.transformer.tool;
