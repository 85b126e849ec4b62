package maf.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import maf.local.fixture.ToolProcess;
import maf.local.servers.Pipeline;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Waits until a command has an open transaction. */
final class OpenTransaction {
    private OpenTransaction() {}

    /** Returns within a transaction that {@code command} writes to {@code topic}. */
    static void await(Pipeline pipeline, String topic, ToolProcess command) {
        try (var scan = new TopicScan(pipeline.connections().bootstrapServers());
                var admin = pipeline.connections().admin()) {
            var latest = scan.partitions(List.of(topic)).stream()
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            while (end(admin, latest, IsolationLevel.READ_UNCOMMITTED)
                    == end(admin, latest, IsolationLevel.READ_COMMITTED)) {
                assertThat(command.process().isAlive()).as(command.output()).isTrue();
            }
        }
    }

    private static long end(Admin admin, Map<TopicPartition, OffsetSpec> latest, IsolationLevel isolation) {
        try {
            return admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all().get().values().stream()
                    .mapToLong(ListOffsetsResult.ListOffsetsResultInfo::offset)
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
