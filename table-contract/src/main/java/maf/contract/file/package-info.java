/** YAML files that people write: their nodes with positions, and every mistake in them at its place. */
package maf.contract.file;
