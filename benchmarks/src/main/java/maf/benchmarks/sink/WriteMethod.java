package maf.benchmarks.sink;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import maf.sink.read.Change;
import maf.sink.read.PendingRow;
import maf.sink.read.RowEvent;
import maf.sink.schema.StoreColumns;
import maf.sink.write.WriteResult;
import org.apache.hadoop.hbase.client.Mutation;

/** A method of writing rows to a table. Each call runs in a thread of its own. */
enum WriteMethod {
    /** Writes encoded cells: the limit of the store. */
    MUTATOR("BufferedMutator") {
        @Override
        void write(TargetTable target, List<RowEvent> events, List<EncodedRow> encoded) throws Exception {
            var table = target.table();
            try (var mutator = table.hbase().getBufferedMutator(table.name())) {
                for (var row : encoded) {
                    mutator.mutate(row.put());
                }
            }
        }
    },

    /** Encodes and writes values as the sink does. */
    OWN("own encoding, Table.batch") {
        @Override
        void write(TargetTable target, List<RowEvent> events, List<EncodedRow> encoded) throws Exception {
            var table = target.table();
            for (var from = 0; from < events.size(); from += ROWS_PER_REQUEST) {
                var mutations = new ArrayList<Mutation>(ROWS_PER_REQUEST);
                for (var event : events.subList(from, Math.min(events.size(), from + ROWS_PER_REQUEST))) {
                    mutations.add(table.encode(PendingRow.of(event)));
                }
                if (!table.write(mutations).stream().allMatch(WriteResult.Stored.class::isInstance)) {
                    throw new IllegalStateException("not all rows were acknowledged");
                }
            }
        }
    },

    /** Writes values through Phoenix, as an application would without this project. */
    UPSERT("Phoenix UPSERT") {
        @Override
        void write(TargetTable target, List<RowEvent> events, List<EncodedRow> encoded) throws Exception {
            var properties = target.address().forTables();
            properties.setProperty(
                    "phoenix.mutate.batchSize", Integer.toString(ROWS_PER_COMMIT)); // the default of 100 is slower
            try (var phoenix = DriverManager.getConnection(target.address().url(), properties)) {
                var columns = StoreColumns.beyondKey(target.table().contract());
                try (var statement = phoenix.prepareStatement("UPSERT INTO "
                        + target.table().contract().table() + " (ID, " + String.join(", ", columns) + ") VALUES (?"
                        + ", ?".repeat(columns.size()) + ")")) {
                    for (var i = 0; i < events.size(); i++) {
                        var event = events.get(i);
                        statement.setObject(1, event.key().get("id"));
                        for (var column = 0; column < columns.size(); column++) {
                            var value =
                                    ((Change.Upsert) event.change()).values().get(columns.get(column));
                            statement.setObject(column + 2, value instanceof Instant at ? Timestamp.from(at) : value);
                        }
                        statement.executeUpdate();
                        if ((i + 1) % ROWS_PER_COMMIT == 0) {
                            phoenix.commit();
                        }
                    }
                }
                phoenix.commit();
            } catch (SQLException e) {
                throw new IllegalStateException("UPSERT failed", e);
            }
        }
    };

    private static final int ROWS_PER_REQUEST = 2_500; // as BatchWriter does
    private static final int ROWS_PER_COMMIT = 1_000; // the fastest of the sizes tried

    private final String title;

    WriteMethod(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /**
     * Writes rows and waits until all are acknowledged.
     *
     * @param encoded the same rows as {@code events}
     */
    abstract void write(TargetTable target, List<RowEvent> events, List<EncodedRow> encoded) throws Exception;
}
