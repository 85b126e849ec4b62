/**
 * Table contracts ({@code tables/*.yaml}): what a table of the store is, and what crosses a process border because of it.
 * No Kafka and no HBase here, so that the transformer, the sink and the verifier can share it.
 */
package maf.contract;
