package maf.local.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import maf.contract.wire.MafHeaders;
import maf.contract.wire.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that the store refuses go to {@code dead-letters} one by one; while that topic cannot be written, no record is skipped. */
@SinkTest
class SinkDeadLettersIT {
    private static final boolean THOROUGH = Boolean.getBoolean("maf.thorough");
    private static final int GOOD_ROWS = 300;
    private static final int PARTITION = 0;
    private static final long TIME = 1_795_395_700_000L;
    private static final int CELL_BYTES = 11 << 20;
    private static final int KEY_CHARACTERS = 40_000;

    private final SinkServers servers;

    SinkDeadLettersIT(SinkServers servers) {
        this.servers = servers;
    }

    @Test
    void refusedRowsAreIsolatedWithTheirReasons() throws Exception {
        // Given
        var table = new SinkTable("refused");
        var bad = Map.of(50L, "store-refused", 150L, "key-refused", 250L, "malformed-record");
        var records = goodRows(table);
        records.add(50, upsert(table, "huge", "x".repeat(CELL_BYTES)));
        records.add(150, upsert(table, "k".repeat(KEY_CHARACTERS), "long"));
        records.add(
                250,
                new ProducerRecord<>(
                        table.topic(),
                        PARTITION,
                        TIME,
                        "{\"id\":\"odd\"}".getBytes(UTF_8),
                        "{\"a\":7}".getBytes(UTF_8)));

        // When
        send(records);

        // Then
        servers.group().awaitCommitted(table, Map.of(PARTITION, (long) records.size()));
        assertThat(stored(table))
                .hasSize(GOOD_ROWS)
                .allSatisfy((id, a) -> assertThat(a).isEqualTo("good"));
        var letters = servers.letters(table);
        var reasons = new HashMap<Long, String>();
        for (var letter : letters) {
            reasons.put(Long.parseLong(header(letter, MafHeaders.OFFSET)), header(letter, MafHeaders.REASON));
            assertThat(header(letter, MafHeaders.TABLE)).isEqualTo(table.table());
            var record = records.get(Integer.parseInt(header(letter, MafHeaders.OFFSET)));
            assertThat(letter.key()).isEqualTo(record.key());
            assertThat(Arrays.equals(letter.value(), record.value())).isTrue();
            assertThat(header(letter, MafHeaders.PARTITION)).isEqualTo("" + PARTITION);
            assertThat(header(letter, MafHeaders.TIMESTAMP)).isEqualTo("" + TIME);
            assertThat(header(letter, MafHeaders.DETAIL)).isNotEmpty().hasSizeLessThan(1000);
        }
        assertThat(letters).hasSameSizeAs(bad.keySet());
        assertThat(reasons).isEqualTo(bad);
    }

    static Stream<DeadLetterOutage> troubles() {
        return THOROUGH ? Stream.of(DeadLetterOutage.values()) : Stream.of(DeadLetterOutage.TOO_SMALL);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void noOffsetMovesWhileDeadLettersCannotBeWritten(DeadLetterOutage outage) throws Exception {
        // Given
        var table = new SinkTable("unwritable_" + outage.name().toLowerCase(Locale.ROOT));
        var refused = 1L;
        outage.begin(servers);
        send(List.of(upsert(table, "before", "good"), upsert(table, "k".repeat(KEY_CHARACTERS), "long")));
        awaitStuck();
        send(goodRows(table));
        assertStays(table, refused);

        // When
        servers.kill(SinkServers.FIRST);
        if (outage == DeadLetterOutage.TOO_SMALL) {
            servers.launch(SinkServers.FIRST, Map.of());
            awaitStuck();
            assertStays(table, refused);
            System.out.println("not ready, because '" + servers.problem(SinkServers.FIRST) + "'");
            outage.end(servers);
        } else {
            outage.end(servers);
            servers.start(SinkServers.FIRST);
        }

        // Then
        servers.group().awaitCommitted(table, Map.of(PARTITION, refused + 1 + GOOD_ROWS));
        servers.awaitReady(SinkServers.FIRST);
        assertThat(stored(table)).hasSize(GOOD_ROWS + 1);
        assertThat(servers.letters(table))
                .hasSize(1)
                .allSatisfy(
                        letter -> assertThat(header(letter, MafHeaders.OFFSET)).isEqualTo("" + refused));
    }

    private void awaitStuck() {
        Awaitility.await()
                .atMost(SinkServers.TIMEOUT)
                .untilAsserted(
                        () -> assertThat(servers.problem(SinkServers.FIRST)).contains(Topics.DEAD_LETTERS));
    }

    /** Checks for longer than the sink pauses between two attempts. */
    private void assertStays(SinkTable table, long refused) {
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(servers.group().committed(table).getOrDefault(PARTITION, 0L))
                        .isLessThanOrEqualTo(refused));
    }

    private static List<ProducerRecord<byte[], byte[]>> goodRows(SinkTable table) {
        var rows = new ArrayList<ProducerRecord<byte[], byte[]>>();
        for (var row = 0; row < GOOD_ROWS; row++) {
            rows.add(upsert(table, "good-" + row, "good"));
        }
        return rows;
    }

    private static ProducerRecord<byte[], byte[]> upsert(SinkTable table, String id, String a) {
        var record = new ProducerRecord<>(
                table.topic(),
                PARTITION,
                TIME,
                ("{\"id\":\"" + id + "\"}").getBytes(UTF_8),
                ("{\"id\":\"" + id + "\",\"a\":\"" + a + "\"}").getBytes(UTF_8));
        record.headers().add(MafHeaders.SOURCE_TOPIC, table.source().getBytes(UTF_8));
        return record;
    }

    /** Sends the records one after another. */
    private void send(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers.bootstrapServers(),
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        17 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var answers = new ArrayList<Future<RecordMetadata>>();
            for (var record : records) {
                answers.add(producer.send(record));
            }
            for (var answer : answers) {
                answer.get();
            }
        }
    }

    private Map<String, String> stored(SinkTable table) throws SQLException {
        var rows = new HashMap<String, String>();
        try (var store = servers.store();
                var statement = store.createStatement();
                var row = statement.executeQuery("SELECT id, a FROM " + table.table())) {
            while (row.next()) {
                rows.put(row.getString(1), row.getString(2));
            }
        }
        return rows;
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }
}
