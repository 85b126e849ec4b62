/** The live page: the path from the sources to the store as a diagram that is updated each second. */
package maf.verifier.page;
