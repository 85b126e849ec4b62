package maf.local.monitoring;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import maf.local.process.LocalHttp;

/** The metrics that a server exposes in Prometheus's text format: kind and labels by name. */
record ScrapedMetrics(Map<String, DocumentedMetrics.Metric> byName) {
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\w+)$");
    private static final Pattern SERIES = Pattern.compile("(?m)^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    static ScrapedMetrics from(int port, Predicate<String> names) throws Exception {
        var text = LocalHttp.get(port, "/metrics");
        var kinds =
                TYPE.matcher(text).results().collect(Collectors.toMap(type -> type.group(1), type -> type.group(2)));
        var found = new TreeMap<String, DocumentedMetrics.Metric>();
        SERIES.matcher(text)
                .results()
                .filter(series -> names.test(series.group(1)))
                .forEach(series -> found.computeIfAbsent(
                                series.group(1),
                                name -> new DocumentedMetrics.Metric(kinds.getOrDefault(name, "none"), new TreeSet<>()))
                        .labels()
                        .addAll(labels(series.group(2))));
        return new ScrapedMetrics(found);
    }

    private static Set<String> labels(String text) {
        return text == null
                ? Set.of()
                : LABEL.matcher(text).results().map(label -> label.group(1)).collect(Collectors.toSet());
    }
}
