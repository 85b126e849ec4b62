package maf.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.StoreComparison;
import maf.local.servers.ContractFolder;
import maf.local.servers.Pipeline;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** {@code contract try} on the live raw topics. */
@PipelineTest
class ContractTryIT {
    private final Pipeline pipeline;

    ContractTryIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Test
    void triesTheNewestEventsAndChangesNothing() throws Exception {
        // Given
        try (var comparison = new StoreComparison(pipeline)) {
            var movies = comparison.sources().get(0);
            movies.put(8000, "tried", BigDecimal.ONE, true);
            movies.put(8001, "refused", new BigDecimal("-1"), true);
            movies.delete(8000);
            comparison.awaitEqual();
        }
        var before = groupsAndTopics();

        // When
        var start = pipeline.home().root().resolve("images/apps/start").toString();
        var process = new ProcessBuilder(start, "contract", "try", "movie", "--max", "4");
        process.redirectErrorStream(true);
        process.environment()
                .putAll(Map.of(
                        "JAVA",
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                        "TABLES_DIR", ContractFolder.shipped(pipeline.home()).toString(),
                        "KAFKA_BOOTSTRAP_SERVERS", pipeline.connections().bootstrapServers()));
        var running = process.start();
        var lines = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        // Then
        assertThat(running.waitFor()).as(String.join("\n", lines)).isZero();
        assertThat(lines).hasSize(5);
        // rows of different partitions that share a millisecond have no order
        assertThat(lines.subList(0, 4))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .contains(
                                        "mysql.maf.movie_ids ",
                                        "\"outcome\":\"cleansed\"",
                                        "\"original_title\":\"tried\""),
                        line -> assertThat(line)
                                .contains("\"reason\":\"rule-refused\",\"rule\":\"popularity-is-not-negative\""),
                        line -> assertThat(line).contains("\"outcome\":\"deleted\",\"op\":\"d\",\"key\":{\"id\":8000}"),
                        line -> assertThat(line).contains("\"outcome\":\"no-row\""));
        assertThat(lines.get(4))
                .isEqualTo("4 events: 1 cleansed, 1 deleted, 1 no-row, 1 quarantined"
                        + " (1 rule-refused popularity-is-not-negative).");
        assertThat(groupsAndTopics()).isEqualTo(before);
    }

    private Set<String> groupsAndTopics() throws InterruptedException, ExecutionException {
        var servers = Map.<String, Object>of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                pipeline.connections().bootstrapServers());
        try (var admin = Admin.create(servers)) {
            var names = admin.listGroups().all().get().stream()
                    .map(group -> "group " + group.groupId())
                    .collect(Collectors.toSet());
            names.addAll(admin.listTopics().names().get());
            return names;
        }
    }
}
