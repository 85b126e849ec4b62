/** Input {@code generate}: writes random changes at a given rate. */
package maf.producers.generate;
