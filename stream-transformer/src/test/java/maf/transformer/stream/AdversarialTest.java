package maf.transformer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import maf.contract.format.CleansedFormat;
import maf.contract.model.TableContract;
import maf.contract.wire.MafHeaders;
import maf.contract.wire.QuarantineReason;
import maf.contract.wire.Topics;
import maf.contract.yaml.Contracts;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand broken events, different in each build: each has an outcome for every table, and the process
 * continues. {@code -Dmaf.adversarial.seed=N} repeats a build's events; {@code -Pthorough} has twenty times as many.
 */
class AdversarialTest {
    private static final int EVENTS = 10_000;
    private static final int THOROUGH_TIMES = 20;
    private static final List<String> REFUSAL_HEADERS = List.of(
            MafHeaders.TABLE,
            MafHeaders.REASON,
            MafHeaders.DETAIL,
            MafHeaders.TOPIC,
            MafHeaders.PARTITION,
            MafHeaders.OFFSET,
            MafHeaders.TIMESTAMP,
            MafHeaders.FAILED_AT_MS);
    private static final int TABLES_PER_TOPIC = 2; // its own table and the catalogue

    private final Map<String, TableContract> contracts = Contracts.read(TestTopology.SHIPPED).stream()
            .collect(Collectors.toMap(TableContract::topic, Function.identity()));
    /** Errors of our own code, each with the first event that causes it. */
    private final Map<String, Long> faults = new TreeMap<>();

    private Outcomes before = new Outcomes(0, 0, 0);

    @Test
    void everyEventHasAnOutcomeForEveryTable() {
        var seed = Long.getLong("maf.adversarial.seed", new SecureRandom().nextLong());
        var events = Boolean.getBoolean("maf.thorough") ? THOROUGH_TIMES * EVENTS : EVENTS;
        try (var pipe = new TestTopology(TestTopology.SHIPPED)) {
            for (var at = 0; at < events; at++) {
                assertOutcome(pipe, seed + at);
            }
            // a valid row still arrives
            pipe.send(
                    TestTopology.POSTGRES,
                    "{\"id\":1}",
                    TestTopology.postgres("c", null, "{\"id\":1,\"original_name\":\"a\"}"));
            assertThat(pipe.only("cleansed.tv-series").value()).contains("\"original_name\":\"a\"");
        }
        assertThat(faults)
                .as("failures of our own code, and the seed of an event that shows each")
                .isEmpty();
    }

    private void assertOutcome(TestTopology pipe, long seed) {
        var event = BrokenEvents.of(seed);
        pipe.send(event);
        var expected = new Outcomes(TABLES_PER_TOPIC, written(pipe, seed), refused(pipe, event, seed));
        var now = counted(pipe);
        assertThat(now.minus(before)).as("outcomes of event %d", seed).isEqualTo(expected);
        before = now;
    }

    /** Reads the tables' records; every consumer of a cleansed topic must be able to parse them. */
    private int written(TestTopology pipe, long seed) {
        var count = 0;
        for (var contract : contracts.values()) {
            var format = CleansedFormat.of(contract);
            for (var out : pipe.read(contract.topic())) {
                count++;
                assertThat(format.readKey(out.full().key()))
                        .as("key of event %d", seed)
                        .isNotEmpty();
                if (out.full().value() != null) {
                    assertThat(format.readValue(out.full().value()))
                            .as("event %d", seed)
                            .isNotEmpty();
                }
            }
        }
        return count;
    }

    private int refused(TestTopology pipe, BrokenEvents.Event event, long seed) {
        var refused = pipe.read(Topics.QUARANTINE);
        for (var out : refused) {
            assertThat(Arrays.equals(out.full().key(), QuarantineEntry.bytes(event.key())))
                    .as("key bytes of event %d", seed)
                    .isTrue();
            assertThat(Arrays.equals(out.full().value(), QuarantineEntry.bytes(event.value())))
                    .as("value bytes of event %d", seed)
                    .isTrue();
            assertThat(REFUSAL_HEADERS).as("headers of event %d", seed).allMatch(name -> out.header(name) != null);
            out.full()
                    .headers()
                    .forEach(header -> assertThat(new String(header.value(), UTF_8))
                            .as("header %s of event %d", header.key(), seed)
                            .doesNotContain(BrokenEvents.SECRET));
            if (out.header(MafHeaders.REASON).equals(QuarantineReason.INTERNAL_ERROR.code())) {
                faults.putIfAbsent(out.header(MafHeaders.DETAIL), seed);
            }
        }
        return refused.size();
    }

    /** The number of all outcomes, of records written to tables, and of records refused. */
    private record Outcomes(long all, long written, long refused) {
        Outcomes minus(Outcomes other) {
            return new Outcomes(all - other.all, written - other.written, refused - other.refused);
        }
    }

    private static Outcomes counted(TestTopology pipe) {
        var changed =
                pipe.sum("maf.records.cleansed") + pipe.sum("maf.records.deleted") + pipe.sum("maf.records.filtered");
        var refused = pipe.sum("maf.records.quarantined");
        return new Outcomes(
                changed + refused + pipe.sum("maf.records.ignored"),
                changed + pipe.sum("maf.records.rekeyed"),
                refused);
    }
}
