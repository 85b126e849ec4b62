package maf.sink.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import maf.contract.model.TableContract;
import maf.contract.yaml.Contracts;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Cleansed records for tests. */
public final class TestRecords {
    public static final long T0 = 1_795_395_700_000L;

    private TestRecords() {}

    public static RowEvent upsert(String key, long offset, long version, boolean whole, Map<String, Object> values) {
        return event(key, offset, version, new Change.Upsert(values, whole));
    }

    public static RowEvent delete(String key, long offset, long version) {
        return event(key, offset, version, new Change.Delete());
    }

    private static RowEvent event(String key, long offset, long version, Change change) {
        return new RowEvent(record(key, "{}", 0, offset, version), Map.of("id", key), change, version, 0, false);
    }

    public static ConsumerRecord<byte[], byte[]> record(String key, String value, int partition, long offset, long at) {
        var keyBytes = key.getBytes(UTF_8);
        var valueBytes = value == null ? null : value.getBytes(UTF_8);
        return new ConsumerRecord<>(
                "cleansed.movie",
                partition,
                offset,
                at,
                TimestampType.CREATE_TIME,
                keyBytes.length,
                valueBytes == null ? -1 : valueBytes.length,
                keyBytes,
                valueBytes,
                new RecordHeaders(),
                Optional.empty());
    }

    /** Reads a contract from text. */
    public static TableContract contract(Path dir, String name, String yaml) throws IOException {
        Files.writeString(dir.resolve(name + ".yaml"), yaml);
        return Contracts.read(dir).get(0);
    }
}
