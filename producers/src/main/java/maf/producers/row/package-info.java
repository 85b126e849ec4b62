/** Rows of exports, the limits of their tables, and changes of rows. */
package maf.producers.row;
