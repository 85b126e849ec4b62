package maf.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/metrics.md lists exactly the metrics that the rules define; MonitoringIT compares it with the servers. */
class DocumentedMetricsTest {
    private static final Path MONITORING = Path.of("../monitoring");
    private static final Pattern RULE =
            Pattern.compile("(?m)^  - \\{pattern: .*, name: (\\w+), type: (\\w+)(?:,.*labels: \\{([^}]*)})?.*}$");
    private static final Pattern LABEL = Pattern.compile("(\\w+): ");
    private static final Pattern RECORD = Pattern.compile("(?m)^ +- record: (\\S+)$");
    private static final Pattern LISTED_RECORD = Pattern.compile("(?m)^\\| `([a-z0-9_]+:[a-z0-9_]+:[a-z0-9_]+)` ");

    @ParameterizedTest
    @CsvSource({"kafka.yaml, kafka", "connect.yaml, connect", "hbase.yaml, hbase-phoenix"})
    void listsTheMetricsOfTheAgentsRules(String file, String heading) throws IOException {
        var text = Files.readString(MONITORING.resolve("jmx-exporter").resolve(file));

        assertThat(text.lines().filter(line -> line.contains("pattern:") && !line.contains("value: drop")))
                .as("each rule is one line")
                .hasSameSizeAs(RULE.matcher(text).results().toList());
        assertThat(DocumentedMetrics.under(heading).byName())
                .isEqualTo(defined(text))
                .hasSizeGreaterThan(20);
    }

    private static Map<String, DocumentedMetrics.Metric> defined(String rules) {
        var made = new TreeMap<String, DocumentedMetrics.Metric>();
        RULE.matcher(rules)
                .results()
                .forEach(rule -> made.put(
                        rule.group(1),
                        new DocumentedMetrics.Metric(
                                rule.group(2).toLowerCase(java.util.Locale.ROOT),
                                LABEL.matcher(rule.group(3) == null ? "" : rule.group(3))
                                        .results()
                                        .map(label -> label.group(1))
                                        .collect(Collectors.toCollection(TreeSet::new)))));
        return made;
    }

    @Test
    void listsTheRecordingRules() throws IOException {
        var recorded = RECORD.matcher(Files.readString(MONITORING.resolve("prometheus/rules/recording.yaml")));
        var listed = LISTED_RECORD.matcher(Files.readString(Path.of("../docs/metrics.md")));

        assertThat(listed.results().map((MatchResult row) -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(recorded.results()
                        .map((MatchResult rule) -> rule.group(1))
                        .toList())
                .hasSizeGreaterThan(10);
    }
}
