/** Runs the whole pipeline as plain processes: the command {@code ./pipeline} and the fixture of the end-to-end tests. */
package maf.local;
