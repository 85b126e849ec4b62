/** Integration tests of metrics, alerts, canary and live page, on the whole pipeline with Prometheus. */
package maf.local.monitoring;
