package maf.watching;

import java.util.List;

/**
 * All alerts.
 *
 * @param interval how often they are evaluated
 */
record Alerts(String interval, List<Alert> alerts) {
    Alerts {
        Definitions.require(interval != null && interval.matches("\\d+s"), "alerts have no interval such as 15s");
        Definitions.require(
                alerts.stream().map(Alert::name).distinct().count() == alerts.size(), "two alerts have one name");
    }
}
