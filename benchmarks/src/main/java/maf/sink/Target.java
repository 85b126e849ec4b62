package maf.sink;

/** Where rows go. */
record Target(StoreAddress address, StoreTable table) {}
