package maf.transformer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import maf.contract.wire.QuarantineReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Path DOCUMENT = Path.of("../docs/metrics.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)` \\| (\\w+) \\| [^|]+ \\|([^|]*)\\|.*");

    private final TestTopology pipe = new TestTopology(TestTopology.SHIPPED);

    @AfterEach
    void close() {
        pipe.close();
    }

    @Test
    void theDocumentListsExactlyTheseMetrics() throws IOException {
        // Given
        var text = Files.readString(DOCUMENT);
        var section = text.substring(text.indexOf("\n## stream-transformer\n") + 1);
        var next = section.indexOf("\n## ");
        var documented = new TreeMap<String, String>();
        (next < 0 ? section : section.substring(0, next))
                .lines()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .forEach(row -> documented.put(row.group(1), kind(row.group(2)) + " " + labels(row.group(3))));

        // When: no record has been read yet, but all metrics exist
        var registered = new TreeMap<String, String>();
        pipe.metrics.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getTag("le") == null)
                .forEach(id -> registered.put(
                        id.getName(),
                        id.getType() + " "
                                + id.getTags().stream()
                                        .map(Tag::getKey)
                                        .collect(Collectors.toCollection(TreeSet::new))));

        // Then
        assertThat(registered).isEqualTo(documented).hasSizeGreaterThan(5);
    }

    private static Meter.Type kind(String documented) {
        return switch (documented) {
            case "counter" -> Meter.Type.COUNTER;
            case "gauge" -> Meter.Type.GAUGE;
            default -> Meter.Type.TIMER;
        };
    }

    private static Set<String> labels(String documented) {
        return Pattern.compile("`(\\w+)`")
                .matcher(documented)
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void hasEveryTableAndReasonFromTheStart() {
        assertThat(pipe.metrics.get("maf.records.quarantined").counters())
                .hasSize(5 * QuarantineReason.values().length)
                .allSatisfy(counter -> assertThat(counter.count()).isZero());
        assertThat(pipe.metrics.get("maf.records.in").counters()).hasSize(6);
    }

    @Test
    void namesATruncatedTableForComparison() {
        // When
        pipe.send(TestTopology.MYSQL, null, TestTopology.mysql("t", null, null));

        // Then
        assertThat(comparison("MAF.MOVIE")).isEqualTo(1);
        assertThat(comparison("MAF.CATALOGUE")).isEqualTo(1);
        assertThat(comparison("MAF.PERSON")).isZero();
        assertThat(pipe.count("maf.records.quarantined", "table", "MAF.MOVIE", "reason", "truncate"))
                .isEqualTo(1);
    }

    private double comparison(String table) {
        return pipe.metrics
                .get("maf.table.comparison.needed")
                .tag("table", table)
                .gauge()
                .value();
    }

    @Test
    void countsARecordOnceForEachTable() {
        // Given
        var one = "{\"id\":1,\"original_title\":\"a\"}";

        // When: a row, one that changes its key in one event, a delete, a tombstone, a heartbeat
        pipe.send(TestTopology.MYSQL, "{\"id\":1}", TestTopology.mysql("r", null, one));
        pipe.send(TestTopology.MYSQL, "{\"id\":2}", TestTopology.mysql("u", one, one.replace("1", "2")));
        pipe.send(TestTopology.MYSQL, "{\"id\":2}", TestTopology.mysql("d", one, null));
        pipe.send(TestTopology.MYSQL, "{\"id\":2}", null);
        pipe.send(TestTopology.MYSQL, "{\"serverName\":\"mysql\"}", "{\"ts_ms\":1795396432014}");

        // Then
        assertThat(pipe.count("maf.records.in", "topic", TestTopology.MYSQL)).isEqualTo(5);
        assertThat(pipe.count("maf.records.cleansed", "table", "MAF.MOVIE")).isEqualTo(2);
        assertThat(pipe.count("maf.records.rekeyed", "table", "MAF.MOVIE")).isEqualTo(1);
        assertThat(pipe.count("maf.records.deleted", "table", "MAF.MOVIE")).isEqualTo(1);
        assertThat(pipe.count("maf.records.ignored", "table", "MAF.MOVIE")).isEqualTo(2);
        assertThat(pipe.count("maf.records.drift", "table", "MAF.MOVIE", "column", "popularity"))
                .isEqualTo(2);
    }

    @Test
    void measuresTheDelayOfChangesButNotOfSnapshots() {
        // When
        pipe.send(
                TestTopology.MYSQL, "{\"id\":1}", TestTopology.mysql("r", null, "{\"id\":1,\"original_title\":\"a\"}"));
        pipe.send(
                TestTopology.MYSQL, "{\"id\":1}", TestTopology.mysql("c", null, "{\"id\":1,\"original_title\":\"a\"}"));

        // Then
        var delay =
                pipe.metrics.get("maf.cleansed.delay").tag("table", "MAF.MOVIE").timer();
        assertThat(delay.count()).isEqualTo(1);
        assertThat(delay.totalTime(TimeUnit.MILLISECONDS))
                .isBetween(0.0, (double) Math.max(0, System.currentTimeMillis() - 1_790_000_000_000L));
    }
}
