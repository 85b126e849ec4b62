package maf.benchmarks.sink;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import maf.benchmarks.movie.MovieRecords;
import maf.benchmarks.process.Broker;
import maf.benchmarks.process.TopicLoader;
import maf.benchmarks.process.Workspace;
import maf.contract.yaml.Contracts;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** {@code cleansed.movie} with different rows, as the transformer writes them. */
final class CleansedTopic {
    private static final String NEVER_IN_A_BENCHMARK_MS = "86400000";

    private final Broker broker;
    private final MovieRecords records;
    private long loaded;

    private CleansedTopic(Broker broker, MovieRecords records) {
        this.broker = broker;
        this.records = records;
    }

    static CleansedTopic create(Workspace workspace, Broker broker, FreshTables tables)
            throws IOException, InterruptedException, ExecutionException {
        var movie = Contracts.read(tables.next()).get(0);
        var settings = workspace.dataSettings();
        var topic = new NewTopic(
                movie.topic(),
                Integer.parseInt(settings.get("TOPIC_PARTITIONS")),
                Short.parseShort(settings.get("TOPIC_REPLICATION_FACTOR")));
        topic.configs(Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                NEVER_IN_A_BENCHMARK_MS));
        broker.admin().createTopics(List.of(topic)).all().get();
        return new CleansedTopic(broker, new MovieRecords(movie));
    }

    /** Writes rows until the topic has {@code count}. */
    void load(long count) {
        new TopicLoader(broker, "The cleansed topic").send(loaded, count, records::at);
        loaded = Math.max(loaded, count);
    }

    long loaded() {
        return loaded;
    }
}
