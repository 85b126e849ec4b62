/** Input {@code sample}: writes the bundled days. */
package maf.producers.sample;
