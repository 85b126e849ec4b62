/**
 * Table contracts ({@code tables/*.yaml}): reading and checking them, the wire format of cleansed topics, and the rules
 * over rows. No Kafka and no HBase here, so that the transformer and the sink can share it.
 */
package maf.contract;
