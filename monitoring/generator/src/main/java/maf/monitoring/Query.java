package maf.monitoring;

import java.util.List;

/**
 * One line of a panel, or several: one for each set of labels.
 *
 * @param expr PromQL; {@code $__rate_interval} stands for a time that holds enough scrapes
 * @param legend what a line is called, with {@code {{label}}} for the value of a label
 * @param labels which labels every series of the answer has, no more and no less
 * @param silent true where a healthy pipeline gives no series
 * @param containers true where only containers have the figure
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
