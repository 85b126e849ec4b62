/** Compares sources and store by value. */
package maf.verifier;
