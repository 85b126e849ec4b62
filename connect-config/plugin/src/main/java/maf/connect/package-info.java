/** What the Kafka Connect worker loads of ours. */
package maf.connect;
