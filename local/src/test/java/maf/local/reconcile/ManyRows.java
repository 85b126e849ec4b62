package maf.local.reconcile;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import maf.local.servers.Pipeline;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.Decimal128;

/**
 * Rows in each source that no other test writes; so many that reading them takes a while.
 *
 * @param movies in MySQL
 * @param others in PostgreSQL and MongoDB each
 */
record ManyRows(Pipeline pipeline, int movies, int others) implements AutoCloseable {
    static final long FIRST_ID = 30_000_000;

    private static final int PIECE = 10_000;

    /** Writes the rows into the sources. */
    static ManyRows write(Pipeline pipeline, int movies, int others) throws SQLException {
        var many = new ManyRows(pipeline, movies, others);
        try (var mysql = pipeline.mysql();
                var postgres = pipeline.postgres();
                var mongodb = pipeline.mongodb()) {
            for (var from = 0; from < movies; from += PIECE) {
                execute(
                        mysql,
                        "INSERT INTO maf.movie_ids WITH RECURSIVE d(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM d WHERE n < 9) "
                                + "SELECT a.n + 10 * b.n + 100 * c.n + 1000 * e.n + " + (FIRST_ID + from)
                                + ", CONCAT('Film ', MD5(a.n + b.n * c.n + e.n)), 1.5 + a.n, false, false "
                                + "FROM d a, d b, d c, d e");
            }
            execute(
                    postgres,
                    "INSERT INTO maf.tv_series_ids SELECT n + " + FIRST_ID + ", 'Series ' || md5(n::text), n / 8.0 "
                            + "FROM generate_series(0, " + (others - 1) + ") n");
            mongodb.getDatabase("maf")
                    .getCollection("person_ids")
                    .insertMany(IntStream.range(0, others)
                            .mapToObj(n -> new Document("_id", FIRST_ID + n)
                                    .append("adult", false)
                                    .append("name", "Person " + Integer.toHexString(n * 7919))
                                    .append("popularity", Decimal128.parse(n + ".25")))
                            .toList());
        }
        return many;
    }

    /** Waits until the store has all of them. */
    ManyRows awaitStored(Duration timeout) throws SQLException {
        try (var store = pipeline.connections().phoenix();
                var statement = store.createStatement()) {
            Awaitility.await().atMost(timeout).until(() -> {
                try (var result =
                        statement.executeQuery("SELECT COUNT(*) FROM MAF.CATALOGUE WHERE ID >= " + FIRST_ID)) {
                    result.next();
                    return result.getLong(1) == movies + 2L * others;
                }
            });
        }
        return this;
    }

    /** Deletes the rows from the sources. */
    @Override
    public void close() throws SQLException {
        try (var mysql = pipeline.mysql();
                var postgres = pipeline.postgres();
                var mongodb = pipeline.mongodb()) {
            for (var from = 0; from < movies; from += PIECE) {
                execute(
                        mysql,
                        "DELETE FROM maf.movie_ids WHERE id BETWEEN " + (FIRST_ID + from) + " AND "
                                + (FIRST_ID + from + PIECE - 1));
            }
            execute(postgres, "DELETE FROM maf.tv_series_ids WHERE id >= " + FIRST_ID);
            mongodb.getDatabase("maf")
                    .getCollection("person_ids")
                    .deleteMany(new Document("_id", new Document("$gte", FIRST_ID)));
        }
    }

    private static void execute(Connection source, String sql) throws SQLException {
        try (var statement = source.createStatement()) {
            statement.executeUpdate(sql);
            if (!source.getAutoCommit()) {
                source.commit();
            }
        }
    }
}
