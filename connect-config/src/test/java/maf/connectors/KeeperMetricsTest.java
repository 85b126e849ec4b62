package maf.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import maf.connectors.ConnectorState.Kind;
import maf.inspect.check.SourceReport;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import org.junit.jupiter.api.Test;

class KeeperMetricsTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(maf\\.[a-z.]+)` \\| (\\w+) \\| [^|]+ \\| `(?:connector|source)`[ ,]");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final KeeperMetrics metrics = new KeeperMetrics(registry, "mysql");

    @Test
    void theDocumentListsExactlyTheseMetrics() throws IOException {
        metrics.setReport(new SourceReport("mysql", "mysql", "db:1", List.of(Finding.ok(CheckCode.VERSION, "new"))));
        var text = Files.readString(Path.of("../docs/metrics.md"));
        var section = text.substring(text.indexOf("\n## connectors\n") + 1);
        var documented = ROW.matcher(section.substring(0, section.indexOf("\n## ")))
                .results()
                .map((MatchResult row) -> row.group(1) + " " + row.group(2).toUpperCase(java.util.Locale.ROOT))
                .toList();

        assertThat(registry.getMeters())
                .extracting(
                        meter -> meter.getId().getName() + " " + meter.getId().getType())
                .containsExactlyInAnyOrderElementsOf(documented)
                .hasSize(7);
    }

    @Test
    void failedAndRunningAreSeparate() {
        metrics.setKind(Kind.FAILED);
        assertThat(gauge("maf.connector.failed")).isEqualTo(1);
        assertThat(gauge("maf.connector.running")).isZero();

        metrics.setKind(Kind.RUNNING);
        assertThat(gauge("maf.connector.failed")).isZero();
        assertThat(gauge("maf.connector.running")).isEqualTo(1);

        metrics.setKind(Kind.STARTING);
        assertThat(gauge("maf.connector.failed") + gauge("maf.connector.running"))
                .isZero();
    }

    private double gauge(String name) {
        return registry.get(name).tag("connector", "mysql").gauge().value();
    }
}
