package maf.monitoring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One panel of a dashboard.
 *
 * @param show how it is drawn
 * @param unit the unit as Grafana names it: s, ops, bytes, percentunit, short, ...
 * @param description what it shows and what is normal
 * @param width in columns, of which there are 24
 * @param height in Grafana's rows of 30 pixels
 * @param colours colour by lowest value; empty: one colour per line
 * @param texts text to show in place of a number: {@code 0: down, 1: up}
 */
public record Panel(
        String title,
        Look show,
        String unit,
        String description,
        int width,
        int height,
        Map<String, String> colours,
        Map<String, String> texts,
        List<Query> queries) {
    /** How the values are drawn. */
    public enum Look {
        /** A line over time for each series. */
        lines("timeseries"),
        /** Stacked lines. */
        stack("timeseries"),
        /** The latest value of each series in large type. */
        now("stat"),
        /** States over time, one band for each series. */
        states("state-timeline");

        private final String type;

        Look(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }
    }

    public Panel {
        Definitions.require(title != null && !title.isBlank(), "a panel has no title");
        Definitions.require(
                show != null, "the panel '" + title + "' does not say what to show: lines, stack, now or states");
        Definitions.require(unit != null, "the panel '" + title + "' has no unit");
        Definitions.require(
                description != null && description.length() >= 40,
                "the panel '" + title + "' has no description that says what is normal");
        Definitions.require(queries != null && !queries.isEmpty(), "the panel '" + title + "' has no queries");
        width = width == 0 ? 8 : width;
        height = height == 0 ? 7 : height;
        Definitions.require(width > 0 && width <= 24, "the panel '" + title + "' is " + width + " of 24 columns wide");
        colours = colours == null ? Map.of() : new LinkedHashMap<>(colours);
        texts = texts == null ? Map.of() : new LinkedHashMap<>(texts);
        queries = List.copyOf(queries);
    }
}
