/** Compares the Phoenix sink and its write path with HBase's BufferedMutator and Phoenix UPSERT. */
package maf.benchmarks.sink;
