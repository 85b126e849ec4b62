/** Checks whether a source can be captured: everything that is wrong, with what mends it. */
package maf.inspect.check;
