/** Rules and filters in CEL: checks them and evaluates them for a row. */
package maf.contract.rule;
