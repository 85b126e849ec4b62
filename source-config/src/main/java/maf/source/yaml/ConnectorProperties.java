package maf.source.yaml;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import maf.source.SourceKind;

/**
 * The properties of Debezium's connectors that a source may set: those that trade speed, memory and patience. What decides
 * which rows are read, how values look, and where they go is the template's.
 */
final class ConnectorProperties {
    private static final Set<String> ALL = Set.of(
            "poll.interval.ms",
            "max.batch.size",
            "max.queue.size",
            "max.queue.size.in.bytes",
            "incremental.snapshot.chunk.size",
            "snapshot.delay.ms",
            "snapshot.fetch.size",
            "snapshot.max.threads",
            "query.fetch.size",
            "errors.max.retries",
            "retriable.restart.connector.wait.ms");
    private static final Set<String> MYSQL = Set.of(
            "binlog.buffer.size",
            "connect.timeout.ms",
            "connect.keep.alive",
            "connect.keep.alive.interval.ms",
            "database.query.timeout.ms",
            "driver.connectionTimeZone",
            "gtid.source.includes",
            "gtid.source.excludes",
            "min.row.count.to.stream.results",
            "snapshot.lock.timeout.ms",
            "snapshot.locking.mode",
            "use.nongraceful.disconnect");
    private static final Set<String> POSTGRES = Set.of(
            "database.query.timeout.ms",
            "database.tcpKeepAlive",
            "driver.connectTimeout",
            "slot.max.retries",
            "slot.retry.delay.ms",
            "slot.stream.params",
            "snapshot.lock.timeout.ms",
            "snapshot.locking.mode",
            "status.update.interval.ms",
            "xmin.fetch.interval.ms");
    private static final Set<String> MONGODB = Set.of(
            "cursor.max.await.time.ms",
            "mongodb.authsource",
            "mongodb.connect.timeout.ms",
            "mongodb.heartbeat.frequency.ms",
            "mongodb.poll.interval.ms",
            "mongodb.server.selection.timeout.ms",
            "mongodb.socket.timeout.ms");

    private ConnectorProperties() {}

    static SortedSet<String> of(SourceKind kind) {
        var all = new TreeSet<>(ALL);
        all.addAll(
                switch (kind) {
                    case MYSQL -> MYSQL;
                    case POSTGRES -> POSTGRES;
                    case MONGODB -> MONGODB;
                });
        return all;
    }
}
