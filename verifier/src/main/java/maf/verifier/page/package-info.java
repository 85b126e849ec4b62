/** The live page: the way from the sources to the store as one picture, drawn anew each second while somebody looks. */
package maf.verifier.page;
