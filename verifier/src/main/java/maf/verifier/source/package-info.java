/** What a source row becomes by its contract, whatever database it is in. */
package maf.verifier.source;
