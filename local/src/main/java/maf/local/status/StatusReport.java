package maf.local.status;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.contract.wire.MafHeaders;
import maf.local.servers.Pipeline;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/** Counts every table at every stage exactly, by reading the topics and querying the databases. */
public final class StatusReport {
    private final Pipeline pipeline;
    private final Map<String, Long> events = new HashMap<>();
    private Map<String, Long> refused = Map.of();
    private boolean topicsRead;

    public StatusReport(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    public List<ProcessStatus> processes() {
        return pipeline.shown().parallelStream()
                .map(name -> ProcessStatus.of(pipeline.home(), pipeline.server(name)))
                .toList();
    }

    public List<TableStatus> tables(List<TableContract> contracts) {
        if (pipeline.process("kafka").isPresent()) {
            readTopics(contracts);
        }
        if (!topicsRead) {
            return contracts.stream().map(this::status).toList();
        }
        try (var lag = new TableLag(pipeline.connections())) {
            return contracts.stream()
                    .map(contract -> status(contract).withLag(lag.seconds(topics(contract), contract.topic())))
                    .toList();
        }
    }

    private TableStatus status(TableContract contract) {
        var topics = topics(contract);
        return new TableStatus(
                contract.name(),
                topics,
                topics.stream().map(new SourceRowCount(pipeline)::of).reduce(0L, StatusReport::sum),
                topicsRead
                        ? topics.stream()
                                .mapToLong(topic -> events.getOrDefault(topic, 0L))
                                .sum()
                        : null,
                topicsRead ? events.getOrDefault(contract.topic(), 0L) : null,
                topicsRead ? refused.getOrDefault(contract.table().toString(), 0L) : null,
                stored(contract),
                null);
    }

    private static List<String> topics(TableContract contract) {
        return contract.sources().stream().map(Source::topic).distinct().toList();
    }

    private static Long sum(Long one, Long other) {
        return one == null || other == null ? null : Long.valueOf(one + other);
    }

    private void readTopics(List<TableContract> contracts) {
        var raw = new HashSet<String>();
        var all = new HashSet<String>();
        for (var contract : contracts) {
            contract.sources().forEach(source -> raw.add(source.topic()));
            all.add(contract.topic());
        }
        all.addAll(raw);
        try (var scan = new TopicScan(pipeline.connections().bootstrapServers())) {
            scan.read(all, record -> {
                var counts = raw.contains(record.topic()) ? record.value() != null : !isCopy(record);
                if (counts) {
                    events.merge(record.topic(), 1L, Long::sum);
                }
            });
            refused = OpenRecordCount.byTable(scan);
            topicsRead = true;
        } catch (KafkaException e) {
            topicsRead = false; // shown as unknown
        }
    }

    /** Whether a redrive has repeated this record behind an older one. */
    private static boolean isCopy(ConsumerRecord<byte[], byte[]> record) {
        var redriven = record.headers().lastHeader(MafHeaders.REDRIVEN);
        return redriven != null
                && new String(redriven.value(), StandardCharsets.UTF_8).equals(MafHeaders.REDRIVEN_COPY);
    }

    private Long stored(TableContract contract) {
        if (pipeline.process("hbase").isEmpty()) {
            return null;
        }
        try (var connection = pipeline.connections().phoenix()) {
            return SourceRowCount.count(connection, contract.table().quoted());
        } catch (SQLException e) {
            return null;
        }
    }
}
