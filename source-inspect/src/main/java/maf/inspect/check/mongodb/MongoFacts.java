package maf.inspect.check.mongodb;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import maf.inspect.finding.Answer;
import maf.inspect.finding.Host;

/**
 * What a MongoDB deployment said about itself to the user who captures.
 *
 * @param topology as each server tells, also without a login
 * @param changeStream whether one could be opened for a moment
 * @param collections of the captured databases
 */
record MongoFacts(
        String user,
        Host host,
        Topology topology,
        Answer<String> version,
        Answer<Duration> clockAhead,
        Answer<MongoPrivileges> privileges,
        Answer<Boolean> changeStream,
        Answer<List<MongoCollection>> collections) {
    /**
     * How the servers belong together.
     *
     * @param set the replica set's name; empty of a standalone server, and of a router
     * @param primary its address; empty while there is none
     */
    record Topology(boolean isSharded, String set, String primary, int arbiters) {}

    /**
     * What only a user who may ask for the server's state is told.
     *
     * @param engine that stores the documents
     * @param imagesKept how long; empty: as long as the oplog reaches
     */
    record State(
            Answer<MongoPrivileges> privileges,
            Answer<String> engine,
            Answer<Oplog> oplog,
            Answer<Optional<Duration>> imagesKept) {}

    /**
     * The log of changes.
     *
     * @param window age of the oldest change in it
     * @param isFull whether it has begun to drop changes; before that, its window says nothing
     */
    record Oplog(Duration window, boolean isFull) {}
}
