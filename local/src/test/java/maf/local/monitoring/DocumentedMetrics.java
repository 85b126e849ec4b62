package maf.local.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics that docs/metrics.md lists under a heading: kind and labels by name. */
record DocumentedMetrics(Map<String, Metric> byName) {
    private static final Path DOCUMENT = Path.of("../docs/metrics.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z0-9_:]+)` \\| (counter|gauge) \\| [^|]+ \\|([^|]*)\\|.*$");
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`");

    record Metric(String kind, Set<String> labels) {}

    static DocumentedMetrics under(String heading) throws IOException {
        var text = Files.readString(DOCUMENT);
        var start = text.indexOf("\n## " + heading + "\n") + 1;
        var end = text.indexOf("\n## ", start);
        var found = new TreeMap<String, Metric>();
        ROW.matcher(text.substring(start, end < 0 ? text.length() : end))
                .results()
                .forEach(row -> found.put(row.group(1), new Metric(row.group(2), labels(row.group(3)))));
        return new DocumentedMetrics(found);
    }

    private static Set<String> labels(String cell) {
        return LABEL.matcher(cell)
                .results()
                .map(label -> label.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
