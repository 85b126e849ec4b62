/** Reads {@code sources/*.yaml}. */
package maf.source.yaml;
