package maf.sink.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maf.contract.wire.MafHeaders;
import maf.contract.yaml.Contracts;
import maf.sink.read.DeadLetterReason;
import maf.sink.read.PendingRow;
import maf.sink.read.RowEvent;
import maf.sink.read.TestRecords;
import org.junit.jupiter.api.Test;

class SinkMetricsTest {
    private static final Path DOCUMENT = Path.of("../docs/metrics.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)` \\| (\\w+) \\| [^|]+ \\|([^|]*)\\|.*");
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SinkMetrics metrics = new SinkMetrics(registry);

    @Test
    void theDocumentListsExactlyTheseMetrics() throws Exception {
        // When: no record has been read yet, but all metrics exist
        var contracts = Contracts.read(Path.of("../tables"));
        contracts.forEach(contract -> metrics.register(contract, new WaitingTables()));
        var registered = new TreeMap<String, String>();
        registry.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getTag("le") == null)
                .forEach(id -> registered.put(
                        id.getName(),
                        id.getType() + " "
                                + id.getTags().stream()
                                        .map(Tag::getKey)
                                        .collect(Collectors.toCollection(TreeSet::new))));
        // Then
        assertThat(registered).isEqualTo(documented()).hasSizeGreaterThan(10);
        assertThat(registry.get("maf.records.dead.lettered").counters())
                .hasSize(contracts.size() * DeadLetterReason.values().length)
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
        assertThat(registry.get("maf.records.in").counters()).hasSameSizeAs(contracts);
    }

    private static Map<String, String> documented() throws IOException {
        var text = Files.readString(DOCUMENT);
        var section = text.substring(text.indexOf("\n## phoenix-sink\n") + 1);
        var next = section.indexOf("\n## ");
        var documented = new TreeMap<String, String>();
        (next < 0 ? section : section.substring(0, next))
                .lines()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .forEach(row -> documented.put(row.group(1), kind(row.group(2)) + " " + labels(row.group(3))));
        return documented;
    }

    private static Meter.Type kind(String documented) {
        return switch (documented) {
            case "counter" -> Meter.Type.COUNTER;
            case "gauge" -> Meter.Type.GAUGE;
            default -> Meter.Type.TIMER;
        };
    }

    private static Set<String> labels(String documented) {
        return LABEL.matcher(documented)
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void countsRowsAndBytesAndTheDelayExceptOfSnapshots() {
        // Given
        var table = metrics.table("MAF.MOVIE");
        var change = TestRecords.upsert("k", 1, TestRecords.T0, true, Map.of());
        var committed = new RowEvent(change.record(), change.key(), change.change(), change.version(), 1, false);
        var fromSnapshot = new RowEvent(
                TestRecords.record("k", "{}", 0, 2, TestRecords.T0),
                change.key(),
                change.change(),
                change.version(),
                1,
                false);
        fromSnapshot.record().headers().add(MafHeaders.OP, new byte[] {'r'});
        // When
        table.stored(Stream.of(committed, fromSnapshot, TestRecords.delete("k", 3, TestRecords.T0))
                .map(PendingRow::of)
                .toList());
        // Then
        assertThat(registry.get("maf.rows.upserted").counter().count()).isEqualTo(2);
        assertThat(registry.get("maf.rows.deleted").counter().count()).isEqualTo(1);
        assertThat(registry.get("maf.store.bytes").counter().count()).isEqualTo(3 * "k{}".length());
        assertThat(registry.get("maf.stored.delay").timer().count()).isEqualTo(1);
    }

    @Test
    void showsHowFarVersionsRunAheadOfTheClock() {
        metrics.levels(new SinkGauges(2, 10, 2000, 0.5, System.currentTimeMillis() + 60_000));
        assertThat(registry.get("maf.version.lead").gauge().value()).isBetween(50.0, 60.0);
        assertThat(registry.get("maf.buffer.fill").gauge().value()).isEqualTo(0.5);
        metrics.levels(new SinkGauges(
                2, 10, 2000, 0.5, TestRecords.T0 - Duration.ofDays(400).toMillis()));
        assertThat(registry.get("maf.version.lead").gauge().value()).isZero();
    }
}
