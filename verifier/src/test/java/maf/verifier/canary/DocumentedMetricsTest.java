package maf.verifier.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import maf.verifier.changelog.ChangeLogMonitor;
import maf.verifier.changelog.MongoOplog;
import maf.verifier.changelog.PostgresSlot;
import maf.verifier.source.SourceLogin;
import org.junit.jupiter.api.Test;

/** docs/metrics.md lists what there is: name, type and labels. */
class DocumentedMetricsTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(maf\\.[a-z.]+)` \\| (counter|gauge|histogram) \\| [^|]+ \\|([^|]*)\\|");
    private static final SourceLogin NOWHERE = new SourceLogin("mysql", "jdbc:mysql://127.0.0.1:1/", "", "");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private static Set<String> documented(String heading) throws IOException {
        var text = Files.readString(Path.of("../docs/metrics.md"));
        var begin = text.indexOf("\n## " + heading + ", shown by the verifier\n") + 1;
        var end = text.indexOf("\n## ", begin);
        return ROW.matcher(text.substring(begin, end < 0 ? text.length() : end))
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + " "
                        + row.group(3).replace("`", "").strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> there() {
        return registry.getMeters().stream()
                .map(meter -> meter.getId().getName() + " " + type(meter) + " "
                        + meter.getId().getTags().stream().map(Tag::getKey).collect(Collectors.joining(", ")))
                .filter(meter -> !meter.startsWith("maf.canary.delay.histogram")) // the registry's own buckets
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String type(Meter meter) {
        return switch (meter.getId().getType()) {
            case COUNTER -> "counter";
            case TIMER -> "histogram";
            default -> "gauge";
        };
    }

    @Test
    void everyFigureOfTheCanary() throws IOException {
        assertThat(new ProbedSource("mysql.maf.canary", Duration.ofSeconds(1), registry).name())
                .isEqualTo("mysql");

        assertThat(there()).isEqualTo(documented("Canary")).hasSize(6);
    }

    @Test
    void everyFigureOfAChangeLog() throws IOException {
        assertThat(new ChangeLogMonitor("postgres", new PostgresSlot(NOWHERE), registry)
                        .seen()
                        .up())
                .isNaN();
        assertThat(new ChangeLogMonitor("mongodb", new MongoOplog(NOWHERE), registry)
                        .seen()
                        .up())
                .isNaN();

        assertThat(there()).isEqualTo(documented("Change logs of the sources")).hasSize(6);
    }
}
