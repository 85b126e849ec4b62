/** Integration tests of the sink, with Kafka and HBase only. */
package maf.local.sink;
