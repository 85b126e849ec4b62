/** Keys and contents of a contract's rows as bytes, digests and text. */
package maf.verifier.row;
