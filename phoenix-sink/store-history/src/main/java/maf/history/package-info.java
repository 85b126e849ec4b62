/** How long the store keeps earlier states of its rows, and how they are read. */
package maf.history;
