package maf.sink.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import maf.contract.format.CleansedFormat;
import maf.contract.format.MalformedRecordException;
import maf.contract.model.Column;
import maf.contract.model.TableContract;
import maf.contract.wire.MafHeaders;
import maf.sink.schema.StoreColumns;
import maf.sink.version.Versions;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads one table's cleansed records into versioned events. */
public final class CleansedReader {
    private final TableContract contract;
    private final Predicate<String> stored;
    private final CleansedFormat format;
    private final List<String> columns;
    private final RowValues.Layout layout;
    private final HeaderInterner kept = new HeaderInterner();

    /** A reader that ignores columns which the contract does not have. */
    public CleansedReader(TableContract contract) {
        this(contract, column -> true);
    }

    /**
     * A reader that refuses columns which neither the contract nor the store's table has: a newer contract wrote them.
     *
     * @param stored whether the table has a column, by its name in Phoenix
     */
    public CleansedReader(TableContract contract, Predicate<String> stored) {
        this.contract = contract;
        this.stored = stored;
        format = CleansedFormat.of(contract);
        columns = contract.valueColumns().stream().map(Column::name).toList();
        layout = RowValues.Layout.of(StoreColumns.beyondKey(contract));
    }

    public TableContract contract() {
        return contract;
    }

    /**
     * Reads a record and assigns its version.
     *
     * @throws MalformedRecordException when the record is not what the contract writes
     * @throws NewerContractException when a contract that this process does not have yet wrote it
     */
    public RowEvent read(ConsumerRecord<byte[], byte[]> consumed, Versions versions) {
        var record = kept.of(consumed);
        var key = format.readKey(record.key());
        var committedAtMs = committedAtMs(record);
        var change = record.value() == null ? new Change.Delete() : upsert(record, committedAtMs);
        var redriven = record.headers().lastHeader(MafHeaders.REDRIVEN) != null;
        // A redriven record stays outside the partition's order; RedriveVersioning finds its version when it is
        // written.
        var version = redriven ? Math.max(0, record.timestamp() - 1) : versions.next(record.key(), record.timestamp());
        return new RowEvent(record, key, change, version, committedAtMs, redriven);
    }

    private Change upsert(ConsumerRecord<byte[], byte[]> record, long committedAtMs) {
        var read = read(record);
        var values = new Object[layout.names().size()];
        var whole = true;
        var place = 0;
        for (var column : columns) {
            var value = read.getOrDefault(column, RowValues.absent());
            whole &= value != RowValues.absent();
            values[place++] = value;
        }
        values[place++] = committedAtMs > 0 ? Instant.ofEpochMilli(committedAtMs) : null;
        values[place] = source(record); // the order of StoreColumns.beyondKey
        return new Change.Upsert(layout.row(values), whole);
    }

    private Map<String, Object> read(ConsumerRecord<byte[], byte[]> record) {
        // The transformer alone sets the header: what a stranger writes must not stop the table.
        var isTransformers = record.headers().lastHeader(MafHeaders.SOURCE_TOPIC) != null;
        try {
            return format.readValue(record.value(), column -> {
                // A column that only the table has was the contract's once, and is no more.
                if (isTransformers && !stored.test(column.toUpperCase(Locale.ROOT))) {
                    throw new NewerContractException("its records have the column '" + column + "'");
                }
            });
        } catch (MalformedRecordException e) {
            if (isTransformers && e.isOfWiderType()) {
                throw new NewerContractException("a value of its " + e.getMessage());
            }
            throw e;
        }
    }

    /** Where the event comes from, {@code <raw topic>/<position>}; null when the record does not say. */
    public static String source(ConsumerRecord<byte[], byte[]> record) {
        var topic = header(record, MafHeaders.SOURCE_TOPIC);
        var position = header(record, MafHeaders.SOURCE_POSITION);
        return topic == null ? null : topic + "/" + (position == null ? "" : position);
    }

    private static long committedAtMs(ConsumerRecord<byte[], byte[]> record) {
        var text = header(record, MafHeaders.SOURCE_TS_MS);
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0; // the column is NULL; the row itself is valid
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    /**
     * Readers by cleansed topic.
     *
     * @param stored whether the table of a cleansed topic has a column, by its name in Phoenix
     */
    public static Map<String, CleansedReader> byTopic(
            Iterable<TableContract> contracts, BiPredicate<String, String> stored) {
        var readers = new HashMap<String, CleansedReader>();
        contracts.forEach(contract -> readers.put(
                contract.topic(), new CleansedReader(contract, column -> stored.test(contract.topic(), column))));
        return readers;
    }
}
