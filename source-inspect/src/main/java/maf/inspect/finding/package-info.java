/** What checks of a source find, and how a server wants to be set. */
package maf.inspect.finding;
