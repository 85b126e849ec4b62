package maf.benchmarks.sink;

import maf.sink.schema.StoreAddress;
import maf.sink.write.StoreTable;

/** The table that rows are written to. */
record TargetTable(StoreAddress address, StoreTable table) {}
