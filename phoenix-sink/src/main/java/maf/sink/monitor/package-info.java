/** The sink's metrics and its answer to the readiness check. */
package maf.sink.monitor;
