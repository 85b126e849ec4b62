package maf.monitoring;

import java.util.List;

/**
 * All alerts.
 *
 * @param interval how often they are evaluated
 */
public record Alerts(String interval, List<Alert> alerts) {
    public Alerts {
        Definitions.require(
                interval != null && interval.matches("\\d+0s"),
                "alerts need an interval such as 10s; Grafana takes multiples of ten seconds only");
        Definitions.require(
                alerts.stream().map(Alert::name).distinct().count() == alerts.size(), "two alerts have one name");
    }
}
