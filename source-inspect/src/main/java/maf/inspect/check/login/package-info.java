/** Checks whether a server can be reached, whom it lets in, and how the way to it is protected. */
package maf.inspect.check.login;
