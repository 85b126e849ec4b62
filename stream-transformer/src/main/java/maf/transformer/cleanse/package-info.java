/** Turns a change event into rows of the tables that it feeds, as their contracts say, or refuses it. */
package maf.transformer.cleanse;
