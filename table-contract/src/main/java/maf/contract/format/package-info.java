/** The bytes of cleansed records. */
package maf.contract.format;
