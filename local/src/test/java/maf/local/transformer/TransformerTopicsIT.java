package maf.local.transformer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import maf.contract.wire.Topics;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Topics and records that others have changed, lost or dated wrongly: the transformer corrects, names or passes over them. */
@TransformerTest
class TransformerTopicsIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final TwoTransformers two;

    TransformerTopicsIT(TwoTransformers two) {
        this.two = two;
    }

    @Test
    void correctsTopicsThatEndangerRowsAndKeepsRetention() throws Exception {
        assertThat(two.settings("cleansed.movie"))
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE))
                .containsEntry("max.message.bytes", "18874368");
        assertThat(two.settings(Topics.QUARANTINE)).containsEntry("max.message.bytes", "36700160");
        assertThat(two.settings(TwoTransformers.RAW))
                .containsEntry("retention.ms", "86400000")
                .containsEntry("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        assertThat(two.settings("cleansed.catalogue")).containsEntry("min.compaction.lag.ms", "86400000");
    }

    @Test
    void namesATopicThatTheSinkHasNotReadAndNoContractNames() {
        assertThat(two.log()).contains("was its file renamed? topic=\"" + TwoTransformers.RENAMED + "\" rows=\"1\"");
    }

    @Test
    void goesOnAfterRecordsFromTheFutureAndAfterLostOnes() throws Exception {
        // Given: a committed offset, two records behind it that are deleted before they are read, and one that was
        // written
        // before a clock was set back
        var partition = new TopicPartition(TwoTransformers.RAW, 0);
        try (var producer = two.producer(Map.of());
                var admin = two.admin()) {
            producer.send(movie(partition, 0, null)).get();
            Awaitility.await().atMost(TIMEOUT).until(() -> two.lag(TwoTransformers.RAW) == 0);
            two.stop(TwoTransformers.NAMES.get(0));
            producer.send(movie(partition, -1, null)).get();
            var last = producer.send(movie(partition, -2, null)).get().offset();
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(last + 1)))
                    .all()
                    .get();
            producer.send(movie(partition, -3, System.currentTimeMillis() + TimeUnit.HOURS.toMillis(2)))
                    .get();
        }

        // When
        two.start(TwoTransformers.NAMES.get(0));

        // Then
        Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> {
            assertThat(two.metrics()).contains("maf_records_lost_total{topic=\"" + TwoTransformers.RAW + "\"} 2.0");
            var keys = new HashSet<String>();
            two.read(List.of("cleansed.movie"), record -> keys.add(new String(record.key(), UTF_8)));
            assertThat(keys).contains("{\"id\":-3}").doesNotContain("{\"id\":-1}", "{\"id\":-2}");
        });
    }

    private static ProducerRecord<byte[], byte[]> movie(TopicPartition to, int id, Long timestamp) {
        var value = "{\"op\":\"c\",\"source\":{\"connector\":\"mysql\"},\"after\":{\"id\":" + id
                + ",\"original_title\":\"a\"}}";
        return new ProducerRecord<>(
                to.topic(), to.partition(), timestamp, ("{\"id\":" + id + "}").getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
