/** Writes batches to HBase in Phoenix's encoding, and refused records to the topic dead-letters. */
package maf.sink.write;
