package maf.sink.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import maf.contract.model.TableContract;
import maf.sink.monitor.SinkHealth;
import maf.sink.monitor.SinkMetrics;
import maf.sink.monitor.WaitingTables;
import maf.sink.read.Batch;
import maf.sink.read.PendingRow;
import maf.sink.read.TestRecords;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One table of a real store takes no rows: that is no fault of the rows, and no matter of the other table. */
class WaitingTableIT {
    private static final int ROWS = 40;

    @TempDir
    private Path contracts;

    private enum Trouble {
        READ_ONLY("the store refuses all rows: region is read only") {
            @Override
            void begin(Admin admin, TableName table) throws IOException {
                set(admin, table, true);
            }

            @Override
            void end(Admin admin, TableName table) throws IOException {
                set(admin, table, false);
            }

            private void set(Admin admin, TableName table, boolean readOnly) throws IOException {
                admin.modifyTable(TableDescriptorBuilder.newBuilder(admin.getDescriptor(table))
                        .setReadOnly(readOnly)
                        .build());
            }
        },
        DISABLED("the store answers, but not for this table") {
            @Override
            void begin(Admin admin, TableName table) throws IOException {
                admin.disableTable(table);
            }

            @Override
            void end(Admin admin, TableName table) throws IOException {
                admin.enableTable(table);
            }
        };

        private final String reason;

        Trouble(String reason) {
            this.reason = reason;
        }

        abstract void begin(Admin admin, TableName table) throws IOException;

        abstract void end(Admin admin, TableName table) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void itsRowsWaitAndTheOthersAreWritten(Trouble trouble) throws Exception {
        // Given
        var server = HBaseServer.shared();
        var bad = contract("bad_" + trouble);
        var good = contract("good_" + trouble);
        var waiting = new WaitingTables();
        var letters = new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        var metrics = new SinkMetrics(new SimpleMeterRegistry());
        try (var store = Store.open(server.address(), List.of(bad, good), HBaseServer.DDL, waiting);
                var writer = new BatchWriter(
                        store, new DeadLetters(letters, Clock.systemUTC()), metrics, new SinkHealth(), 2);
                var admin = store.table(bad.topic()).hbase().getAdmin()) {
            var table = store.table(bad.topic()).name();
            trouble.begin(admin, table);
            // When
            var first = writer.write(batch(store, bad, good));
            // Then
            assertThat(first.skipped()).containsExactly(bad.topic());
            assertThat(count(server, good)).isEqualTo(ROWS);
            assertThat(waiting.topics()).containsExactly(bad.topic());
            assertThat(waiting.reason(bad.topic()).orElseThrow()).contains(trouble.reason);
            // When
            store.refresh();
            var second = writer.write(batch(store, bad));
            // Then
            assertThat(second.skipped()).as("goes on waiting").containsExactly(bad.topic());
            // When
            trouble.end(admin, table);
            Awaitility.await().until(() -> {
                store.refresh();
                return waiting.topics().isEmpty();
            });
            var third = writer.write(batch(store, bad));
            // Then
            assertThat(third.skipped()).isEmpty();
            assertThat(count(server, bad)).isEqualTo(ROWS);
            assertThat(letters.history()).isEmpty();
        }
    }

    private TableContract contract(String name) throws IOException {
        return TestRecords.contract(
                Files.createDirectories(contracts.resolve(name)),
                name.toLowerCase(Locale.ROOT),
                "table: IT." + name.toUpperCase(Locale.ROOT)
                        + "\nkey: [id]\ncolumns:\n  id: {type: BIGINT}\n  label: {type: VARCHAR}\n"
                        + "sources:\n  - topic: mysql.maf.it\nsalt-buckets: 2\n");
    }

    private static Batch batch(Store store, TableContract... contracts) {
        var rows = new HashMap<String, List<PendingRow>>();
        for (var contract : contracts) {
            rows.put(
                    contract.topic(),
                    new ArrayList<>(LongStream.range(0, ROWS)
                            .mapToObj(id -> PendingRow.of(TestRows.event(
                                    contract,
                                    TestRows.map("id", id),
                                    TestRows.map("label", "row"),
                                    TestRecords.T0,
                                    store.table(contract.topic()))))
                            .toList()));
        }
        return new Batch(rows, List.of(), List.of(), Map.of());
    }

    private static int count(HBaseServer server, TableContract contract) throws Exception {
        try (var run = server.sql().createStatement();
                var rows = run.executeQuery("SELECT COUNT(*) FROM " + contract.table())) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
