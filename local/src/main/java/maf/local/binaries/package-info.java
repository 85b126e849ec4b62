/** Finds programs on this machine, or fetches them into the cache. */
package maf.local.binaries;
