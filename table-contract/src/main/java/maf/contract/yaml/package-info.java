/** Reads contracts from YAML files and reports every mistake with its position. */
package maf.contract.yaml;
