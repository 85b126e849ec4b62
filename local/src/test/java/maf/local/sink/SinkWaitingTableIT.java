package maf.local.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import maf.contract.wire.MafHeaders;
import maf.local.fixture.ReadOnlyTable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One table takes no rows, or its records are of a newer contract: its records wait, nothing is lost, and the others go on. */
@SinkTest
class SinkWaitingTableIT {
    private static final int RECORDS = 1_000;

    private final SinkServers servers;
    private static final SinkTable OTHERS = new SinkTable("goes_on");

    SinkWaitingTableIT(SinkServers servers) {
        this.servers = servers;
    }

    @Test
    void aTableThatRefusesAllRowsWaitsUntilItTakesThem() throws Exception {
        // Given
        var table = new SinkTable("waits");
        var seed = Long.getLong("maf.sink.seed", new Random().nextLong());
        var process = servers.process(SinkServers.FIRST);
        try (var load = new SinkLoad(servers.bootstrapServers(), table, SinkLoad.Shape.SMALL, seed)) {
            load.awaitMore(RECORDS);
            // When
            setReadOnly(table, true);
            load.awaitMore(RECORDS);
            awaitProblem(table.table(), "region is read only");
            load.awaitMore(RECORDS);
        }
        // Then
        writeOthers(seed);
        assertThat(servers.metric(SinkServers.FIRST, "maf_table_waiting")).isEqualTo(1);
        assertThat(servers.letters(table)).isEmpty();
        assertThat(servers.group().committed(table)).isNotEqualTo(table.sent().ends());
        // When
        setReadOnly(table, false);
        // Then
        servers.group().awaitCommitted(table, table.sent().ends());
        servers.awaitReady(SinkServers.FIRST);
        assertThat(servers.process(SinkServers.FIRST)).isEqualTo(process);
        assertThat(servers.metric(SinkServers.FIRST, "maf_table_waiting")).isZero();
        servers.assertStored(table);
    }

    @Test
    void aColumnOfANewerContractWaitsForTheRestart() throws Exception {
        // Given
        var table = new SinkTable("newer");
        // When
        send(table, "{\"id\":\"1\",\"n\":1,\"fresh\":\"kept\"}");
        awaitProblem(table.table(), "'fresh'");
        // Then
        writeOthers(new Random().nextLong());
        assertThat(servers.letters(table)).isEmpty();
        // When
        Files.writeString(
                servers.file("tables").resolve("sink_newer.yaml"),
                SinkTable.contract("newer").replace("  n:  ", "  fresh: {type: VARCHAR}\n  n:  "));
        servers.stop(SinkServers.FIRST);
        servers.start(SinkServers.FIRST);
        // Then
        Awaitility.await()
                .atMost(SinkServers.TIMEOUT)
                .untilAsserted(() -> assertThat(fresh(table)).isEqualTo("kept"));
    }

    private void writeOthers(long seed) throws SQLException {
        try (var load = new SinkLoad(servers.bootstrapServers(), OTHERS, SinkLoad.Shape.SMALL, seed)) {
            load.awaitMore(RECORDS);
        }
        servers.group().awaitCommitted(OTHERS, OTHERS.sent().ends());
        servers.assertStored(OTHERS);
    }

    private void awaitProblem(String... parts) {
        Awaitility.await()
                .atMost(SinkServers.TIMEOUT)
                .untilAsserted(
                        () -> assertThat(servers.problem(SinkServers.FIRST)).contains(parts));
    }

    private void setReadOnly(SinkTable table, boolean readOnly) throws IOException {
        new ReadOnlyTable(servers.storePort(), table.table()).set(readOnly);
    }

    private void send(SinkTable table, String value) throws Exception {
        var record =
                new ProducerRecord<>(table.topic(), 0, null, "{\"id\":\"1\"}".getBytes(UTF_8), value.getBytes(UTF_8));
        record.headers().add(MafHeaders.SOURCE_TOPIC, table.source().getBytes(UTF_8));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(record).get();
        }
    }

    private String fresh(SinkTable table) throws SQLException {
        try (var store = servers.store();
                var statement = store.createStatement();
                var rows = statement.executeQuery("SELECT fresh FROM " + table.table())) {
            return rows.next() ? rows.getString(1) : "no row";
        }
    }
}
