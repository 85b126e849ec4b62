/** Connects to a source as its file says. */
package maf.inspect.connect;
