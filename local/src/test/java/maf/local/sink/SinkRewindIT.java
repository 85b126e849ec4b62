package maf.local.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import maf.contract.wire.ConsumerGroups;
import maf.contract.wire.MafHeaders;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Offsets that a tool has set have no version, but new events must still be above old ones. */
@SinkTest
class SinkRewindIT {
    private static final long TIME = 1_795_395_700_000L;
    private static final long ID = 8;
    private static final int PARTITION = 0;
    private static final int CHANGES =
            3_000; // of one row in one millisecond, so that its versions run ahead by as many

    private final SinkServers servers;
    private final SinkTable table = new SinkTable("rewound");
    private final TopicPartition partition = new TopicPartition(table.topic(), PARTITION);

    SinkRewindIT(SinkServers servers) {
        this.servers = servers;
    }

    @Test
    void newEventsWinAfterARewindThoughVersionsHadRunAhead() throws Exception {
        // Given
        for (var change = 0; change < CHANGES; change++) {
            add(SentRecord.Kind.WHOLE, change, TIME);
        }
        send();
        servers.group().awaitCommitted(table, Map.of(PARTITION, (long) CHANGES));
        Awaitility.await()
                .atMost(SinkServers.TIMEOUT)
                .untilAsserted(() -> assertThat(offset("phoenix-sink-versions")).isEqualTo(CHANGES));
        assertThat(servers.stop(SinkServers.FIRST)).isLessThan(Duration.ofSeconds(20));
        // When: a few records are read again, and then the unread ones
        rewind(CHANGES - 10);
        add(SentRecord.Kind.ONLY_A, CHANGES, TIME + 20);
        send();
        servers.start(SinkServers.FIRST);
        // Then
        assertEqual(CHANGES + 1);
        // When
        servers.stop(SinkServers.FIRST);
        rewind(CHANGES);
        add(SentRecord.Kind.DELETE, CHANGES + 1, TIME + 21);
        send();
        servers.start(SinkServers.FIRST);
        // Then
        assertEqual(CHANGES + 2);
        // When: everything is read again
        servers.stop(SinkServers.FIRST);
        rewind(0);
        servers.start(SinkServers.FIRST);
        // Then
        assertEqual(CHANGES + 2);
    }

    private final List<ProducerRecord<byte[], byte[]>> unsent = new ArrayList<>();

    private void add(SentRecord.Kind kind, long number, long timestamp) {
        var row = new SentRecord(ID, number, kind, new NumberedText(number, 3), new NumberedText(number, 5));
        assertThat(table.sent().partition(ID)).isEqualTo(PARTITION);
        table.sent().add(row);
        var value = row.value() == null ? null : row.value().getBytes(UTF_8);
        var record = new ProducerRecord<>(
                table.topic(), PARTITION, timestamp, row.key().getBytes(UTF_8), value);
        record.headers()
                .add(MafHeaders.SOURCE_TOPIC, table.source().getBytes(UTF_8))
                .add(MafHeaders.SOURCE_POSITION, Long.toString(number).getBytes(UTF_8));
        unsent.add(record);
    }

    private void send() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var answers = new ArrayList<Future<RecordMetadata>>();
            unsent.forEach(record -> answers.add(producer.send(record)));
            for (var answer : answers) {
                answer.get();
            }
        }
        unsent.clear();
    }

    private void rewind(long offset) throws Exception {
        Awaitility.await()
                .atMost(SinkServers.TIMEOUT)
                .untilAsserted(() -> assertThat(servers.group().members(table)).isEmpty());
        servers.admin()
                .alterConsumerGroupOffsets(
                        ConsumerGroups.PHOENIX_SINK, Map.of(partition, new OffsetAndMetadata(offset)))
                .all()
                .get();
    }

    private long offset(String group) throws Exception {
        var offsets = servers.admin()
                .listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        var offset = offsets.get(partition);
        return offset == null ? -1 : offset.offset();
    }

    private void assertEqual(long end) throws Exception {
        servers.group().awaitCommitted(table, Map.of(PARTITION, end));
        servers.assertStored(table);
    }
}
