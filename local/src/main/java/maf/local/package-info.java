/** Runs the whole pipeline as local processes: the command {@code ./pipeline}, which the integration tests use too. */
package maf.local;
