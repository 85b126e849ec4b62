package maf.local.monitoring;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Rows that a fault writes into MySQL, with ids that the producer does not use. */
record FaultMovies(MonitoredPipeline pipeline, int from) {
    private static final int ID_RANGE = 10_000;

    void insert(int count, String popularity) throws SQLException {
        var values = new StringBuilder();
        for (var id = from; id < from + count; id++) {
            values.append(values.isEmpty() ? "" : ", ").append("(%d, 'Fault', %s, 0, 0)".formatted(id, popularity));
        }
        try (var mysql = pipeline.pipeline().mysql()) {
            run(mysql, "REPLACE INTO maf.movie_ids VALUES " + values);
        }
    }

    /** Waits until the store has this number of rows. */
    void awaitStored(int count) throws SQLException {
        try (var store = pipeline.pipeline().connections().phoenix()) {
            await().atMost(Duration.ofMinutes(2)).until(() -> stored(store) == count);
        }
    }

    private long stored(Connection store) throws SQLException {
        try (var statement = store.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM MAF.MOVIE" + where())) {
            rows.next();
            return rows.getLong(1);
        }
    }

    void deleteInTheStore() throws SQLException {
        try (var store = pipeline.pipeline().connections().phoenix()) {
            run(store, "DELETE FROM MAF.MOVIE" + where());
            store.commit();
        }
    }

    void delete() throws SQLException {
        try (var mysql = pipeline.pipeline().mysql()) {
            run(mysql, "DELETE FROM maf.movie_ids" + where());
        }
    }

    private String where() {
        return " WHERE ID >= %d AND ID < %d".formatted(from, from + ID_RANGE);
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
