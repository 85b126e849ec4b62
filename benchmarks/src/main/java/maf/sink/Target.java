package maf.sink;

import org.apache.hadoop.hbase.client.Connection;

/** Where rows go. */
record Target(StoreAddress address, Connection hbase, StoreTable table) {}
