/** The Kafka Streams application: configuration, topics, topology, metrics. */
package maf.transformer.stream;
