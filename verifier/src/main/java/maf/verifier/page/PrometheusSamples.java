package maf.verifier.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Samples of one program in Prometheus' text format. */
record PrometheusSamples(List<Sample> all) {
    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    record Sample(String name, Map<String, String> labels, double value) {}

    static PrometheusSamples parse(String text) {
        var all = new ArrayList<Sample>();
        for (var line : text.lines().toList()) {
            var parts = LINE.matcher(line);
            if (line.startsWith("maf_") && parts.matches()) { // metrics of libraries are not shown
                all.add(new Sample(parts.group(1), labels(parts.group(2)), Double.parseDouble(parts.group(3))));
            }
        }
        return new PrometheusSamples(all);
    }

    private static Map<String, String> labels(String text) {
        var labels = new HashMap<String, String>();
        var found = LABEL.matcher(text == null ? "" : text);
        while (found.find()) {
            labels.put(found.group(1), found.group(2));
        }
        return labels;
    }

    /** Sums of a metric, grouped by a label. */
    Map<String, Double> by(String label, String name) {
        var sums = new HashMap<String, Double>();
        for (var sample : all) {
            if (sample.name().equals(name)) {
                sums.merge(sample.labels().getOrDefault(label, ""), sample.value(), Double::sum);
            }
        }
        return sums;
    }
}
