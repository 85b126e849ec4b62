package maf.verifier.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The metrics that docs/metrics.md lists, and those of a registry: name, type and labels. */
public final class MetricsPage {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(maf\\.[a-z.]+)` \\| (counter|gauge|histogram) \\| [^|]+ \\|([^|]*)\\|");

    private MetricsPage() {}

    /** The metrics of one section of the page. */
    public static Set<String> documented(String heading) throws IOException {
        var text = Files.readString(Path.of("../docs/metrics.md"));
        var begin = text.indexOf("\n## " + heading + "\n") + 1;
        var end = text.indexOf("\n## ", begin);
        return ROW.matcher(text.substring(begin, end < 0 ? text.length() : end))
                .results()
                .map(row -> row.group(1) + " " + row.group(2) + " " + labels(row.group(3)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String labels(String cell) {
        return Stream.of(cell.replace("`", "").strip().split(", ")).sorted().collect(Collectors.joining(", "));
    }

    /** The metrics that are registered. */
    public static Set<String> of(MeterRegistry registry) {
        return registry.getMeters().stream()
                .map(meter -> meter.getId().getName() + " " + type(meter) + " "
                        + meter.getId().getTags().stream().map(Tag::getKey).collect(Collectors.joining(", ")))
                .filter(meter -> !meter.contains(".histogram ")) // buckets that the registry adds
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String type(Meter meter) {
        return switch (meter.getId().getType()) {
            case COUNTER -> "counter";
            case TIMER -> "histogram";
            default -> "gauge";
        };
    }
}
