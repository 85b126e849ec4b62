/** The verifier: compares sources and store, measures freshness, and serves the live page. */
package maf.verifier;
