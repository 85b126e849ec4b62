/** What an administrator has to run, so that a source can be captured. */
package maf.inspect.prepare;
