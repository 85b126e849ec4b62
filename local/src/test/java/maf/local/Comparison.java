package maf.local;

import com.mongodb.client.MongoClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;

/** The three sources and the store of a running pipeline, compared by value: every column of every row. */
final class Comparison implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SHOWN = 5;

    private final Connection mysql;
    private final Connection postgres;
    private final MongoClient mongodb;
    private final Connection store;
    private final Map<String, Source> sources = new LinkedHashMap<>();

    Comparison(Pipeline pipeline) throws SQLException {
        mysql = pipeline.mysql();
        postgres = pipeline.postgres();
        mongodb = pipeline.mongodb();
        store = pipeline.stores().phoenix();
        sources.put("movie", SqlSource.movies(mysql));
        sources.put("tv-series", SqlSource.series(postgres));
        sources.put("person", new MongoSource(mongodb.getDatabase("maf").getCollection("person_ids")));
    }

    /** The sources in the order movie, tv-series, person. */
    List<Source> sources() {
        return List.copyOf(sources.values());
    }

    /** Waits until every table equals its source, and shows the first differences when it does not. */
    void awaitEqual() {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(this::assertEqual);
    }

    private void assertEqual() throws SQLException {
        var queries = Map.of(
                "movie", "SELECT id, original_title, popularity, adult, video FROM MAF.MOVIE",
                "tv-series", "SELECT id, original_name, popularity, false, false FROM MAF.TV_SERIES",
                "person", "SELECT id, name, popularity, adult, false FROM MAF.PERSON");
        for (var source : sources.entrySet()) {
            var kind = source.getKey();
            var expected = kept(source.getValue().rows());
            assertSame(kind, expected, SqlSource.select(store, queries.get(kind)));
            expected.replaceAll((id, row) -> row.withoutVideo());
            var share = "SELECT id, title, popularity, adult, false FROM MAF.CATALOGUE WHERE kind = '" + kind + "'";
            assertSame("catalogue: " + kind, expected, SqlSource.select(store, share));
        }
    }

    /** What the shipped contracts let through. */
    private static Map<Long, Row> kept(Map<Long, Row> rows) {
        var kept = new HashMap<Long, Row>();
        rows.forEach((id, row) -> {
            if (!row.cleansed().isRefused()) {
                kept.put(id, row.cleansed());
            }
        });
        return kept;
    }

    private static void assertSame(String what, Map<Long, Row> expected, Map<Long, Row> found) {
        var ids = new TreeSet<>(expected.keySet());
        ids.addAll(found.keySet());
        var differences = new TreeMap<Long, String>();
        for (var id : ids) {
            if (!Objects.equals(expected.get(id), found.get(id))) {
                differences.put(id, "source " + expected.get(id) + ", store " + found.get(id));
            }
        }
        Assertions.assertThat(differences.entrySet().stream().limit(SHOWN).toList())
                .as(what + ": " + differences.size() + " of " + ids.size() + " rows differ")
                .isEmpty();
    }

    @Override
    public void close() throws SQLException {
        mysql.close();
        postgres.close();
        mongodb.close();
        store.close();
    }
}
