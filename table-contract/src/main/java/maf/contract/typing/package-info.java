/** Converts a value of a source to the type of its column: exactly, or it refuses the value. */
package maf.contract.typing;
