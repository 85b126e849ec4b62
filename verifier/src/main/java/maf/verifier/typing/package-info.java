/** Source values as values of a contract's column types. */
package maf.verifier.typing;
