package maf.sink.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final CleansedFormat format;
    private final List<String> columns;
    private final RowValues.Layout layout;
    private final HeaderInterner kept = new HeaderInterner();

    public CleansedReader(TableContract contract) {
        this.contract = contract;
        format = CleansedFormat.of(contract);
        columns = contract.valueColumns().stream().map(Column::name).toList();
        layout = RowValues.Layout.of(StoreColumns.beyondKey(contract));
    }

    /** The table's name in Phoenix. */
    public String table() {
        return contract.table().toString();
    }

    /**
     * Reads a record and assigns its version.
     *
     * @throws MalformedRecordException if the record is not what the contract writes
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
        var read = format.readValue(record.value());
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

    /** The origin of the event, {@code <raw topic>/<position>}; null if the record does not give it. */
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

    /** Readers by cleansed topic. */
    public static Map<String, CleansedReader> byTopic(Iterable<TableContract> contracts) {
        var readers = new HashMap<String, CleansedReader>();
        contracts.forEach(contract -> readers.put(contract.topic(), new CleansedReader(contract)));
        return readers;
    }
}
