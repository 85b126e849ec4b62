/** The commands that list, show and redrive quarantined records. */
package maf.transformer.quarantine;
