/** How long the store keeps earlier states of its rows, and read-only SQL connections to those states. */
package maf.history;
