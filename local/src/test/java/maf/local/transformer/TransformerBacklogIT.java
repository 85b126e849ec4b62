package maf.local.transformer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import maf.contract.wire.MafHeaders;
import maf.contract.wire.Topics;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Records of any size, and many of them, fit in the heap of the transformer and of a redrive. */
@TransformerTest
class TransformerBacklogIT {
    private static final int RAW_LIMIT = 17 << 20;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final TwoTransformers two;

    TransformerBacklogIT(TwoTransformers two) {
        this.two = two;
    }

    @Test
    void quarantinesRecordsOfAnySize() throws Exception {
        // Given: the largest record that Connect sends, one that another producer compressed, and a larger one
        var sizes = List.of(RAW_LIMIT - 1000, 2 * RAW_LIMIT, 3 * RAW_LIMIT);

        // When
        try (var producer =
                two.producer(Map.of("compression.type", "zstd", "max.request.size", Integer.toString(64 << 20)))) {
            for (var size : sizes) {
                var value = "x".repeat(size).getBytes(UTF_8);
                producer.send(new ProducerRecord<>(
                                TwoTransformers.RAW, 0, ("{\"id\":-" + size + "}").getBytes(UTF_8), value))
                        .get();
            }
        }

        // Then
        Awaitility.await().atMost(TIMEOUT).untilAsserted(() -> {
            var found = new HashMap<String, Integer>();
            two.read(List.of(Topics.QUARANTINE), record -> {
                if (record.value() == null || record.value().length > RAW_LIMIT / 2) {
                    found.merge(
                            TwoTransformers.header(record, MafHeaders.REASON) + " "
                                    + (record.value() == null ? 0 : record.value().length),
                            1,
                            Integer::sum);
                }
            });
            assertThat(found)
                    .isEqualTo(Map.of(
                            "malformed-json " + sizes.get(0),
                            2,
                            "malformed-json " + sizes.get(1),
                            2,
                            "too-large 0",
                            2));
        });
    }

    @Test
    void aBacklogOfLargeRowsFitsInTheHeap() throws Exception {
        // Given: many times the bytes that the heap holds
        two.stop(TwoTransformers.NAMES.get(0));
        LargeRows.write(two, TwoTransformers.RAW, TwoTransformers.PARTITIONS);

        // When
        two.start(TwoTransformers.NAMES.get(0));

        // Then: the same process gets through all of it, and so does a redrive of what it refused
        Awaitility.await().atMost(LargeRows.patience()).until(() -> {
            assertThat(two.runs(TwoTransformers.NAMES.get(0))).isTrue();
            return two.lag(TwoTransformers.RAW) == 0;
        });
        var accepted = new AtomicLong();
        two.read(List.of("cleansed.movie"), record -> accepted.addAndGet(LargeRows.isOurs(record.key()) ? 1 : 0));
        assertThat(accepted).hasValue(LargeRows.accepted());
        assertThat(two.quarantine("redrive", "--again", "--table", "movie", "--reason", "too-long"))
                .contains(LargeRows.refused() + " refused again");
    }
}
