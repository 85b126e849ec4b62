/** Starts, watches and stops servers as processes of this machine. */
package maf.local.process;
