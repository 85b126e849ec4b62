package maf.local.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import maf.contract.wire.Topics;
import maf.local.servers.Pipeline;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A table whose raw events a test writes itself, with timestamps of its choice. Its contract refuses a size below
 * {@code least}, which is 0 at first.
 */
final class RawEventTable {
    private final Pipeline pipeline;
    private final Path tables;
    private final Producer<byte[], byte[]> producer;
    private final String name;
    private final AtomicLong position = new AtomicLong();
    private final Queue<Future<?>> sent = new ConcurrentLinkedQueue<>();

    RawEventTable(Pipeline pipeline, Path tables, Producer<byte[], byte[]> producer, String name) {
        this.pipeline = pipeline;
        this.tables = tables;
        this.producer = producer;
        this.name = name;
        allowSizesFrom(0);
    }

    static Producer<byte[], byte[]> producer(Pipeline pipeline, Map<String, Object> more) {
        var settings = new HashMap<>(more);
        settings.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, pipeline.connections().bootstrapServers());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    String table() {
        return "MAF." + name.toUpperCase(Locale.ROOT);
    }

    String topic() {
        return "test.maf." + name;
    }

    String cleansedTopic() {
        return Topics.cleansed(name);
    }

    /** Changes the contract's file; the running transformer keeps the contract that it has read. */
    void allowSizesFrom(int least) {
        var contract = """
                table: %s
                key: [id]
                columns:
                  id:    {type: BIGINT}
                  title: {type: VARCHAR}
                  size:  {type: BIGINT}
                sources:
                  - topic: %s
                rules:
                  size-is-large-enough: size >= %d
                """.formatted(table(), topic(), least);
        try {
            Files.writeString(tables.resolve(name + ".yaml"), contract);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** @param title {@code null} for a value that the source leaves out because it did not change */
    void put(long id, String title, long size, long timestamp) {
        var text = title == null ? "__debezium_unavailable_value" : title;
        send(
                id,
                "{\"op\":\"u\",\"before\":null,\"after\":{\"id\":" + id + ",\"title\":\"" + text + "\",\"size\":" + size
                        + "}," + source(timestamp) + "}",
                timestamp);
    }

    void delete(long id, long timestamp) {
        send(id, "{\"op\":\"d\",\"before\":{\"id\":" + id + "},\"after\":null," + source(timestamp) + "}", timestamp);
    }

    private String source(long timestamp) {
        return "\"source\":{\"connector\":\"postgresql\",\"ts_ms\":" + timestamp + ",\"lsn\":"
                + position.incrementAndGet() + "}";
    }

    private void send(long id, String value, long timestamp) {
        sent.add(producer.send(new ProducerRecord<>(
                topic(), null, timestamp, ("{\"id\":" + id + "}").getBytes(UTF_8), value.getBytes(UTF_8))));
    }

    /** Returns when all events are in the raw topic. */
    void flush() {
        producer.flush();
        for (var each = sent.poll(); each != null; each = sent.poll()) {
            try {
                each.get();
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Title and size of each row in the store, by id. */
    Map<Long, String> stored() throws SQLException {
        var rows = new TreeMap<Long, String>();
        try (var connection = pipeline.connections().phoenix();
                var statement = connection.createStatement();
                var result = statement.executeQuery("SELECT ID, TITLE, SIZE FROM " + table())) {
            while (result.next()) {
                rows.put(result.getLong(1), result.getString(2) + " " + result.getString(3));
            }
        }
        return rows;
    }

    /** The value of the last record of each row in the cleansed topic, which is the record that compaction keeps. */
    Map<String, String> lastCleansed() {
        var last = new HashMap<String, String>();
        records(cleansedTopic()).forEach(record -> {
            if (record.value() == null) {
                last.remove(new String(record.key(), UTF_8));
            } else {
                last.put(new String(record.key(), UTF_8), new String(record.value(), UTF_8));
            }
        });
        return last;
    }

    /** How often each raw event is in the cleansed topic, not counting copies. */
    Map<String, Integer> cleansedBySource() {
        var counts = new HashMap<String, Integer>();
        records(cleansedTopic()).forEach(record -> {
            if (!header(record, "maf.redriven").equals("copy")) {
                counts.merge(
                        header(record, "maf.source.partition") + "/" + header(record, "maf.source.offset"),
                        1,
                        Integer::sum);
            }
        });
        return counts;
    }

    List<ConsumerRecord<byte[], byte[]>> records(String topic) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var scan = new TopicScan(pipeline.connections().bootstrapServers())) {
            scan.read(List.of(topic), records::add);
        }
        return records;
    }

    /** The number of records in all topics that a redrive could write to. */
    Map<String, Integer> written() {
        return Map.of(
                "cleansed", records(cleansedTopic()).size(),
                "quarantine", records(Topics.QUARANTINE).size(),
                "markers", records(Topics.QUARANTINE_RESOLVED).size());
    }

    /** This table's raw events that are in quarantine, resolved or not, without repetitions. */
    int quarantined() {
        var places = new HashSet<String>();
        records(Topics.QUARANTINE).forEach(record -> {
            if (header(record, "maf.table").equals(table())) {
                places.add(header(record, "maf.partition") + "/" + header(record, "maf.offset"));
            }
        });
        return places.size();
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
