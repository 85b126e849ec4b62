/** Cleansed topics into Phoenix tables: own encoding, explicit versions, offsets committed after the store has the rows. */
package maf.sink;
