/** Checks whether sources send what contracts take. */
package maf.inspect.feed;
