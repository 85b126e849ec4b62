package maf.sink.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import maf.contract.model.TableContract;
import maf.contract.wire.MafHeaders;
import maf.sink.monitor.SinkHealth;
import maf.sink.monitor.SinkMetrics;
import maf.sink.read.Buffer;
import maf.sink.read.CleansedReader;
import maf.sink.read.FlushLimits;
import maf.sink.read.TestRecords;
import maf.sink.version.Versions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One partition of a cleansed topic with rows of {@code id} and {@code label}, which successive sinks read from any offset.
 * The name of an event is its label and its position at the source.
 */
final class RowLog {
    static final String TOPIC = "mysql.maf.it";

    private final TableContract contract;
    private final Store store;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private Versions versions = Versions.fresh();

    RowLog(TableContract contract, Store store) {
        this.contract = contract;
        this.store = store;
    }

    int size() {
        return records.size();
    }

    /** Sets a row to {@code name}. */
    RowLog put(long id, String name, long timestamp) {
        return add(id, name, "{\"id\":" + id + ",\"label\":\"" + name + "\"}", timestamp, null);
    }

    RowLog delete(long id, String name, long timestamp) {
        return add(id, name, null, timestamp, null);
    }

    /** @param before what header {@code maf.redriven} says */
    RowLog redrivenPut(long id, String name, long timestamp, String before) {
        return add(id, name, "{\"id\":" + id + ",\"label\":\"" + name + "\"}", timestamp, before);
    }

    RowLog redrivenDelete(long id, String name, long timestamp, String before) {
        return add(id, name, null, timestamp, before);
    }

    static String source(String name) {
        return TOPIC + "/" + name;
    }

    /** @param before what header {@code maf.redriven} says; null for none */
    RowLog add(long id, String name, String value, long timestamp, String before) {
        var at = TestRecords.record("{\"id\":" + id + "}", value, 0, records.size(), timestamp);
        var record = new ConsumerRecord<>(
                contract.topic(),
                0,
                at.offset(),
                timestamp,
                at.timestampType(),
                at.serializedKeySize(),
                at.serializedValueSize(),
                at.key(),
                at.value(),
                at.headers(),
                at.leaderEpoch());
        record.headers().add(MafHeaders.SOURCE_TOPIC, TOPIC.getBytes(UTF_8));
        record.headers().add(MafHeaders.SOURCE_POSITION, name.getBytes(UTF_8));
        record.headers()
                .add(MafHeaders.SOURCE_TS_MS, Long.toString(timestamp - 1).getBytes(UTF_8)); // committed just before
        if (before != null) {
            record.headers().add(MafHeaders.REDRIVEN, before.getBytes(UTF_8));
        }
        records.add(record);
        return this;
    }

    /** Lets the same sink write these records as one batch. */
    void write(int from, int to) throws InterruptedException {
        var reader = new CleansedReader(contract);
        var buffer = new Buffer(new FlushLimits(1_000_000, 1L << 30, 50));
        records.subList(from, to).forEach(record -> buffer.add(reader.read(record, versions), 0));
        var letters = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        var metrics = new SinkMetrics(new SimpleMeterRegistry());
        try (var writer =
                new BatchWriter(store, new DeadLetters(letters, Clock.systemUTC()), metrics, new SinkHealth(), 2)) {
            writer.write(buffer.drain());
        }
        if (!letters.history().isEmpty()) {
            throw new AssertionError("dead letters");
        }
    }

    /** Lets the same sink write each record as a separate batch. */
    void writeSingly(int from, int to) throws InterruptedException {
        for (var at = from; at < to; at++) {
            write(at, at + 1);
        }
    }

    /** Starts a new sink that knows the highest version of the old one. */
    void restart() {
        versions = Versions.after(versions.current());
    }

    /** Starts a new sink that knows no version, because a tool has set the offsets. */
    void forget() {
        versions = Versions.fresh();
    }
}
