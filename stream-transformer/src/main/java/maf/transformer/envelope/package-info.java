/** Reads Debezium's change events from the bytes of raw records. */
package maf.transformer.envelope;
