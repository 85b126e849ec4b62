package maf.local.monitoring;

import java.util.Map;

/** An alert that a fault must fire, with some of its labels. */
record ExpectedAlert(String alert, Map<String, String> labels) {
    static ExpectedAlert expects(String alert, String... labels) {
        return new ExpectedAlert(
                alert,
                labels.length == 2 ? Map.of(labels[0], labels[1]) : Map.of(labels[0], labels[1], labels[2], labels[3]));
    }

    boolean isMetBy(FiringAlert firing) {
        return firing.name().equals(alert) && firing.labels().entrySet().containsAll(labels.entrySet());
    }
}
