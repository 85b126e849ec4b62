/** The connector keeper: registers the declared connectors with Kafka Connect and heals those that fail. */
package maf.connectors;
