/** What all our programs share: configuration, health and metrics over HTTP, shutdown and exit codes. */
package maf.runtime;
