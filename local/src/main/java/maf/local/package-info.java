/** Runs the whole pipeline as processes of this machine: the command {@code ./pipeline}, which the integration tests use too. */
package maf.local;
