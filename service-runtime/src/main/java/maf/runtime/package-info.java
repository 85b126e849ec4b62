/** What each of our programs has in common: configuration, health and metrics over HTTP, truthful exit codes. */
package maf.runtime;
