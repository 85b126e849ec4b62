package maf.sink.write;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.CompactionState;
import org.apache.hadoop.hbase.client.Connection;

/** Does to a table's files now what HBase does by itself at some time. */
public record TableFiles(Connection hbase, TableName table) {
    private static final Duration COMPACTION = Duration.ofMinutes(2);

    /** Flushes, so that all cells are in files. */
    public void flush() throws IOException {
        try (var admin = hbase.getAdmin()) {
            admin.flush(table);
        }
    }

    /** Returns when each region has one file, written by a major compaction that began after this call. */
    public void compact() throws IOException {
        flush();
        var begun = System.currentTimeMillis();
        try (var admin = hbase.getAdmin()) {
            admin.majorCompact(table);
            await().atMost(COMPACTION)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> isCompacted(admin, table, begun));
        }
    }

    private static boolean isCompacted(Admin admin, TableName table, long since) throws IOException {
        var files = 0;
        for (var server : admin.getRegionServers()) {
            for (var region : admin.getRegionMetrics(server, table)) {
                files += region.getStoreFileCount();
                if (region.getStoreFileCount() > 1
                        || (region.getStoreFileCount() == 1 && region.getLastMajorCompactionTimestamp() < since)) {
                    return false;
                }
            }
        }
        return files > 0 && admin.getCompactionState(table) == CompactionState.NONE;
    }
}
