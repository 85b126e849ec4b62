/** Checks MongoDB: its topology and oplog, who may read them, and its collections. */
package maf.inspect.check.mongodb;
