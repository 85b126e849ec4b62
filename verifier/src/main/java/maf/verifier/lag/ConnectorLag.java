package maf.verifier.lag;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import maf.verifier.source.RawTopic;
import maf.verifier.table.UnavailableException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Waits until the connectors have read their sources up to now. It reads only the times of events. */
final class ConnectorLag {
    // topic.heartbeat.prefix of the connectors
    private static final String HEARTBEAT = "heartbeat.";
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Collection<String> prefixes;
    private final JsonFactory json = new JsonFactory();

    /** @param prefixes of the connectors' topics, such as {@code mysql} */
    ConnectorLag(KafkaConsumer<byte[], byte[]> consumer, Collection<String> prefixes) {
        this.consumer = consumer;
        this.prefixes = prefixes;
    }

    void await(Instant asked, Instant deadline) throws UnavailableException {
        var partitions = partitions();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        var connectors = new HashMap<String, ConnectorProgress>();
        prefixes.forEach(prefix -> connectors.put(prefix, new ConnectorProgress(asked, QUIET)));
        while (!connectors.isEmpty()) {
            for (var record : consumer.poll(POLL)) {
                var isHeartbeat = record.topic().startsWith(HEARTBEAT);
                var topic = isHeartbeat ? record.topic().substring(HEARTBEAT.length()) : record.topic();
                var connector = connectors.get(RawTopic.sourceOf(topic));
                if (connector != null && isHeartbeat) {
                    connector.heartbeat(Instant.now());
                } else if (connector != null) {
                    connector.change(committed(record.value()), Instant.now());
                }
            }
            var now = Instant.now();
            connectors.values().removeIf(connector -> connector.passed(now));
            if (now.isAfter(deadline) && !connectors.isEmpty()) {
                throw behind(connectors);
            }
        }
    }

    private List<TopicPartition> partitions() throws UnavailableException {
        var found = new ArrayList<TopicPartition>();
        var missing = new TreeSet<>(prefixes);
        consumer.listTopics().forEach((topic, infos) -> {
            var isHeartbeat = topic.startsWith(HEARTBEAT);
            var prefix = RawTopic.sourceOf(isHeartbeat ? topic.substring(HEARTBEAT.length()) : topic);
            if (prefixes.contains(prefix)) {
                infos.forEach(info -> found.add(new TopicPartition(topic, info.partition())));
                if (isHeartbeat) {
                    missing.remove(prefix);
                }
            }
        });
        if (!missing.isEmpty()) {
            throw new UnavailableException("missing topic "
                    + missing.stream().map(HEARTBEAT::concat).collect(Collectors.joining(", "))
                    + ": the connector's heartbeats tell how far it is. Check that the connector runs, with"
                    + " heartbeat.interval.ms and topic.heartbeat.prefix=heartbeat");
        }
        return found;
    }

    /** The event's {@code source.ts_ms}, or null. */
    private Instant committed(byte[] value) {
        if (value == null) {
            return null; // the tombstone after a delete
        }
        try (var parser = json.createParser(value)) {
            var depth = 0;
            var inSource = false;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    depth++;
                    inSource = depth == 2 && "source".equals(parser.currentName());
                    if (depth == 2 && !inSource) {
                        parser.skipChildren();
                        depth--;
                    }
                } else if (token == JsonToken.END_OBJECT) {
                    depth--;
                    inSource = false;
                } else if (inSource && token == JsonToken.VALUE_NUMBER_INT && "ts_ms".equals(parser.currentName())) {
                    return Instant.ofEpochMilli(parser.getLongValue());
                }
            }
        } catch (IOException e) {
            return null; // not a known event: it tells no time
        }
        return null;
    }

    private static UnavailableException behind(Map<String, ConnectorProgress> connectors) {
        return new UnavailableException(connectors.entrySet().stream()
                .map(entry -> entry.getValue().alive()
                        ? "connector '" + entry.getKey() + "' is still reading changes from before the comparison"
                        : "connector '" + entry.getKey() + "' sends nothing, not even heartbeats: check that it runs."
                                + " ./pipeline logs connectors shows its state")
                .sorted()
                .collect(Collectors.joining("; ")));
    }
}
