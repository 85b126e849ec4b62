package maf.benchmarks.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maf.benchmarks.movie.MovieRecords;
import maf.contract.model.TableContract;
import maf.sink.read.CleansedReader;
import maf.sink.read.PendingRow;
import maf.sink.read.RowEvent;
import maf.sink.version.Versions;
import maf.sink.write.StoreTable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;

/**
 * Movies as the sink reads them.
 *
 * @param events events of different rows
 */
record MovieRows(List<RowEvent> events) {
    MovieRows(TableContract contract, int count) {
        this(read(contract, count));
    }

    private static List<RowEvent> read(TableContract contract, int count) {
        var records = new MovieRecords(contract);
        var reader = new CleansedReader(contract);
        var versions = Versions.fresh();
        var events = new ArrayList<RowEvent>(count);
        for (var row = 0; row < count; row++) {
            events.add(reader.read(consumed(records.at(row), row), versions));
        }
        return events;
    }

    private static ConsumerRecord<byte[], byte[]> consumed(ProducerRecord<byte[], byte[]> record, long offset) {
        return new ConsumerRecord<>(
                record.topic(),
                0,
                offset,
                record.timestamp(),
                TimestampType.CREATE_TIME,
                record.key().length,
                record.value().length,
                record.key(),
                record.value(),
                record.headers(),
                Optional.empty());
    }

    /** Returns the encoded cells of the same rows in a table, in the same order. */
    List<EncodedRow> encode(StoreTable table) {
        var shape = EncodedRow.Shape.of(table.encode(PendingRow.of(events.get(0))));
        return events.stream()
                .map(event -> EncodedRow.of(shape, table.encode(PendingRow.of(event))))
                .toList();
    }
}
