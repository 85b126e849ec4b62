package maf.monitoring;

import java.util.List;
import java.util.stream.Stream;

/**
 * One dashboard as its YAML file defines it.
 *
 * @param uid part of the dashboard's URL; it must not change
 * @param description its purpose in a sentence
 */
public record Dashboard(String uid, String title, String description, List<Row> rows) {
    /** Related panels under one heading. */
    public record Row(String title, List<Panel> panels) {
        public Row {
            Definitions.require(title != null, "a row has no title");
            Definitions.require(panels != null && !panels.isEmpty(), "the row '" + title + "' has no panels");
        }
    }

    public Dashboard {
        Definitions.require(
                uid != null && uid.matches("maf-[a-z-]+"), "the uid " + uid + " is not of the form maf-name");
        Definitions.require(title != null, "the dashboard " + uid + " has no title");
        Definitions.require(description != null, "the dashboard " + uid + " has no description");
        Definitions.require(rows != null && !rows.isEmpty(), "the dashboard " + uid + " has no rows");
    }

    public Stream<Panel> panels() {
        return rows.stream().flatMap(row -> row.panels().stream());
    }
}
