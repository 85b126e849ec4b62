/** A source database as {@code sources/<name>.yaml} describes it. */
package maf.source;
