package maf.monitoring;

import java.util.List;

/**
 * One query of a panel, with a line for each set of labels.
 *
 * @param expr PromQL; {@code $__rate_interval} stands for a window with enough scrapes
 * @param legend the name of a line, with {@code {{label}}} for the value of a label
 * @param labels exactly the labels that every series of the result has
 * @param silent true if a healthy pipeline gives no series
 * @param containers true if only containers have the metric
 */
public record Query(String expr, String legend, List<String> labels, boolean silent, boolean containers) {
    public Query {
        Definitions.require(expr != null && !expr.isBlank(), "a query has no expr");
        Definitions.require(legend != null, "the query '" + expr + "' has no legend");
        labels = labels == null ? List.of() : List.copyOf(labels);
        for (var label : labels) {
            Definitions.require(
                    legend.contains("{{" + label + "}}"),
                    "the legend '" + legend + "' does not show the label " + label + " of the query '" + expr + "'");
        }
    }
}
