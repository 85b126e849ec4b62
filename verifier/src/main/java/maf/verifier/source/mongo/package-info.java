/** Reads collections of MongoDB. */
package maf.verifier.source.mongo;
