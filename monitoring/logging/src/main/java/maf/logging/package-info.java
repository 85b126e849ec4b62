/** Runs a real Elasticsearch node for tests of the logs. */
package maf.logging;
