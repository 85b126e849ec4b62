/** Integration tests of the transformer, with Kafka only. */
package maf.local.transformer;
