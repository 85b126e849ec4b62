package maf.local.status;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import maf.contract.wire.ConsumerGroups;
import maf.local.servers.Connections;
import maf.runtime.kafka.ConsumerLag;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.clients.admin.Admin;

/** How old the oldest record is that a stage has not finished with. */
final class TableLag implements AutoCloseable {
    private final Admin admin;
    private final TopicScan scan;

    TableLag(Connections connections) {
        admin = connections.admin();
        scan = new TopicScan(connections.bootstrapServers());
    }

    /** In seconds; 0 if both stages have processed all records, null if Kafka does not answer. */
    Double seconds(List<String> raw, String cleansed) {
        try {
            return Math.max(
                            oldest(ConsumerGroups.STREAM_TRANSFORMER, raw),
                            oldest(ConsumerGroups.PHOENIX_SINK, List.of(cleansed)))
                    / 1000.0;
        } catch (ExecutionException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private long oldest(String group, Collection<String> topics) throws ExecutionException, InterruptedException {
        var next = ConsumerLag.nextOffsets(admin, group, scan.partitions(topics));
        var now = System.currentTimeMillis();
        var oldest = new long[] {0};
        for (var partition : next.entrySet()) {
            // the first record of each partition is its oldest
            scan.read(Map.of(partition.getKey(), partition.getValue()), record -> {
                oldest[0] = Math.max(oldest[0], now - record.timestamp());
                return false;
            });
        }
        return oldest[0];
    }

    @Override
    public void close() {
        scan.close();
        admin.close();
    }
}
