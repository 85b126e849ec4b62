/** Assigns each record its version, the timestamp of its cells, and keeps versions in committed offsets and checkpoints. */
package maf.sink.version;
