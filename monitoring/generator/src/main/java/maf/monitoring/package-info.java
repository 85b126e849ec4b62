/** Generates Grafana's dashboards and alert rules from short definitions, and tests them. */
package maf.monitoring;
