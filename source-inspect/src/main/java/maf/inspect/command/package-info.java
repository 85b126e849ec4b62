/** Commands for people that look into a source. */
package maf.inspect.command;
