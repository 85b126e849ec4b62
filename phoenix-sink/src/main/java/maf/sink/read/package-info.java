/** Reads cleansed records into versioned row events and buffers them until a batch is due. */
package maf.sink.read;
