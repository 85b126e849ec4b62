/** Dashboards and alerts of Grafana, made from short definitions. */
package maf.monitoring;
