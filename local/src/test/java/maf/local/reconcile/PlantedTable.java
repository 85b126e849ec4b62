package maf.local.reconcile;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The rows of one source in one table of the store, which a test changes without the sink.
 *
 * @param contract the table's name as on the command line
 * @param topic of the source
 * @param where finds one row: {@code %d} is its id
 * @param key that row's key as JSON, the same way
 * @param title the column that holds the title
 * @param adult whether the table has that column
 */
record PlantedTable(
        String contract, String table, String topic, String where, String key, String title, boolean adult) {
    static List<PlantedTable> all() {
        var id = "ID = %d";
        var key = "{\"id\":%d}";
        return List.of(
                new PlantedTable("movie", "MAF.MOVIE", "mysql.maf.movie_ids", id, key, "original_title", true),
                new PlantedTable(
                        "tv-series", "MAF.TV_SERIES", "postgres.maf.tv_series_ids", id, key, "original_name", false),
                new PlantedTable("person", "MAF.PERSON", "mongodb.maf.person_ids", id, key, "name", true),
                share("movie", "mysql.maf.movie_ids"),
                share("tv-series", "postgres.maf.tv_series_ids"),
                share("person", "mongodb.maf.person_ids"));
    }

    private static PlantedTable share(String kind, String topic) {
        return new PlantedTable(
                "catalogue",
                "MAF.CATALOGUE",
                topic,
                "KIND = '" + kind + "' AND ID = %d",
                "{\"kind\":\"" + kind + "\",\"id\":%d}",
                "title",
                true);
    }

    String key(long id) {
        return String.format(key, id);
    }

    void delete(Connection store, long id) throws SQLException {
        execute(store, "DELETE FROM " + table + " WHERE " + String.format(where, id));
    }

    /** Sets one column of an existing row; the others, including MAF_SOURCE, stay. */
    void set(Connection store, long id, String column, Object value) throws SQLException {
        var columns = where.startsWith("KIND") ? "KIND, ID" : "ID";
        var sql = "UPSERT INTO " + table + " (" + columns + ", " + column + ") SELECT " + columns + ", ? FROM " + table
                + " WHERE " + String.format(where, id);
        try (var statement = store.prepareStatement(sql)) {
            statement.setObject(1, value);
            statement.executeUpdate();
            store.commit();
        }
    }

    /** Copies a row to an id that no source has. */
    void copy(Connection store, long from, long to) throws SQLException {
        var rest = title + ", popularity, MAF_COMMITTED_AT, MAF_SOURCE" + (adult ? ", adult" : "");
        var kind = where.startsWith("KIND") ? "KIND, " : "";
        execute(
                store,
                "UPSERT INTO " + table + " (" + kind + "ID, " + rest + ") SELECT " + kind + to + ", " + rest + " FROM "
                        + table + " WHERE " + String.format(where, from));
    }

    private static void execute(Connection store, String sql) throws SQLException {
        try (var statement = store.createStatement()) {
            statement.executeUpdate(sql);
            store.commit();
        }
    }
}
