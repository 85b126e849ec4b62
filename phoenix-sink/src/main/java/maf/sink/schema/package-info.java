/** Creates the contracts' Phoenix tables, and checks the existing ones. */
package maf.sink.schema;
