/** Checks of sources, on database servers that none of our scripts made. */
package maf.local.source;
