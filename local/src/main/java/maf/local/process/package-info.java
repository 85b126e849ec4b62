/** Starts, monitors and stops servers as local processes. */
package maf.local.process;
