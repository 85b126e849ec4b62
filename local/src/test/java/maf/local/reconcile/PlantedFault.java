package maf.local.reconcile;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A fault in one row of the store that the sink did not cause, and the finding that a comparison must report. */
enum PlantedFault {
    DELETED(1, "missing") {
        @Override
        void plant(PlantedTable table, Connection store) throws SQLException {
            table.delete(store, row);
        }
    },
    STALE(2, "different") {
        @Override
        void plant(PlantedTable table, Connection store) throws SQLException {
            table.set(store, row, table.title(), "the title of yesterday");
            table.set(store, row, "popularity", 0.5);
        }

        @Override
        List<String> columns(PlantedTable table) {
            return List.of(table.title(), "popularity");
        }
    },
    LEFT_OVER(3, "left over") {
        @Override
        void plant(PlantedTable table, Connection store) throws SQLException {
            table.copy(store, row, row + LEFT_OVER_IDS);
        }

        @Override
        long wrongRow() {
            return row + LEFT_OVER_IDS;
        }
    },
    ONE_ULP(4, "different") {
        @Override
        void plant(PlantedTable table, Connection store) throws SQLException {
            table.set(store, row, "popularity", Math.nextUp(POPULARITY));
        }

        @Override
        List<String> columns(PlantedTable table) {
            return List.of("popularity");
        }
    },
    NULL_TEXT(5, "different") {
        @Override
        void plant(PlantedTable table, Connection store) throws SQLException {
            table.set(store, row, table.title(), "");
        }

        @Override
        List<String> columns(PlantedTable table) {
            return List.of(table.title());
        }
    },
    SWAPPED_FLAG(6, "different") {
        @Override
        boolean suits(PlantedTable table) {
            return table.adult();
        }

        @Override
        void plant(PlantedTable table, Connection store) throws SQLException {
            table.set(store, row, "adult", true);
        }

        @Override
        List<String> columns(PlantedTable table) {
            return List.of("adult");
        }
    },
    OTHER_NORMAL_FORM(7, "different") {
        @Override
        void plant(PlantedTable table, Connection store) throws SQLException {
            table.set(store, row, table.title(), java.text.Normalizer.normalize(TITLE, java.text.Normalizer.Form.NFD));
        }

        @Override
        List<String> columns(PlantedTable table) {
            return List.of(table.title());
        }
    };

    static final double POPULARITY = 1.8133;
    static final String TITLE = "Amélie à Čeština";
    /** The distance from the id of a row to the id of its copy, which no source has. */
    private static final long LEFT_OVER_IDS = 500_000;

    /** The id of the row that gets this fault. */
    final long row;

    private final String kind;

    PlantedFault(int number, String kind) {
        row = 20_000_000L + number;
        this.kind = kind;
    }

    /** Plants the fault in a correct row. */
    abstract void plant(PlantedTable table, Connection store) throws SQLException;

    boolean suits(PlantedTable table) {
        return true;
    }

    /** The columns that differ afterwards. */
    List<String> columns(PlantedTable table) {
        return List.of();
    }

    /** The id of the row that is wrong afterwards. */
    long wrongRow() {
        return row;
    }

    /** The finding that a comparison must report. */
    String finding(PlantedTable table) {
        return String.join(
                " ",
                List.of(
                        table.contract(),
                        kind,
                        table.topic(),
                        table.key(wrongRow()),
                        columns(table).toString()));
    }
}
