/** The connector keeper: registers the declared connectors with Kafka Connect and restarts those that fail. */
package maf.connectors;
