/** The progress of a producer, for users, health checks and metrics. */
package maf.producers.progress;
