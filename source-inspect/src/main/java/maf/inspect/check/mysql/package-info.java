/** Checks MySQL: what its log holds, who may read it, and its tables. */
package maf.inspect.check.mysql;
