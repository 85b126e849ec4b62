/** Writes batches to HBase in Phoenix's encoding, and what the store refuses to the topic dead-letters. */
package maf.sink.write;
