package maf.local.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import maf.monitoring.Alert;
import maf.monitoring.Dashboard;

/** Checks the answers to the queries of dashboards and alerts from a Prometheus that scrapes a healthy pipeline. */
record QueryCheck(PrometheusClient prometheus) {
    /** More series than this would mean a label with unbounded values; the tests' tables times the reasons to refuse a record are 120. */
    private static final int MOST_SERIES = 500;

    /** Every series that the expression reads must exist, so that a missing metric is noticed even in one operand of {@code or}. */
    List<String> of(String where, String expr, List<String> labels, boolean silent) {
        var problems = new ArrayList<>(missing(where, expr));
        var answer = prometheus.query(expr);
        if (!silent && answer.stream().allMatch(series -> Double.isNaN(series.value()))) {
            problems.add(where + ": no value from " + expr);
        }
        if (answer.size() > MOST_SERIES) {
            problems.add(where + ": " + answer.size() + " series from " + expr);
        }
        for (var series : answer) {
            if (!series.labels().keySet().equals(new TreeSet<>(labels))) {
                problems.add(where + ": labels " + series.labels() + " instead of " + labels);
                break;
            }
        }
        return problems;
    }

    private List<String> missing(String where, String expr) {
        return prometheus.selectors(expr).stream()
                .filter(selector -> prometheus.query("count(" + selector + ")").isEmpty())
                .map(selector -> where + ": no series " + selector)
                .toList();
    }

    List<String> of(Dashboard dashboard) {
        return dashboard
                .panels()
                .flatMap(panel -> panel.queries().stream()
                        .filter(query -> !query.containers()) // cAdvisor needs Docker
                        .flatMap(query -> of(
                                dashboard.title() + " / " + panel.title(), query.expr(), query.labels(), query.silent())
                                .stream()))
                .toList();
    }

    List<String> of(Alert alert) {
        return of(alert.name(), alert.expr(), alert.labels(), alert.silent());
    }

    List<String> ofRecordings() {
        var problems = new ArrayList<String>();
        prometheus.recordings().forEach((name, query) -> {
            problems.addAll(missing(name, query));
            if (prometheus.query(name).isEmpty()) {
                problems.add(name + ": no series");
            }
        });
        return problems;
    }
}
