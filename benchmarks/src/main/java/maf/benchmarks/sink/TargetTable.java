package maf.benchmarks.sink;

import maf.sink.schema.StoreAddress;
import maf.sink.write.StoreTable;

/** Where rows go. */
record TargetTable(StoreAddress address, StoreTable table) {}
