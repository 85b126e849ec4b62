package maf.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import maf.local.fixture.StoredValueText;
import maf.local.servers.Pipeline;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Large values of PostgreSQL that an update leaves alone are not in its log: they must stay in the store. */
@ExtendWith(PipelineExtension.class)
class ToastIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** Columns with the expression for a large value, of 3,000 rows i. */
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("tx TEXT", "string_agg(md5(i::text), '')"),
            Map.entry("by BYTEA", "string_agg(md5(i::text), '')::bytea"),
            Map.entry("js JSONB", "jsonb_agg(md5(i::text))"),
            Map.entry("nu NUMERIC", "string_agg(abs(hashint4(i))::text, '')::numeric"),
            Map.entry("ta TEXT[]", "array_agg(md5(i::text))"),
            Map.entry("ia INT[]", "array_agg(hashint4(i))"),
            Map.entry("la BIGINT[]", "array_agg(hashint4(i)::bigint * 1000)"),
            Map.entry("ua UUID[]", "array_agg(md5(i::text)::uuid)"),
            Map.entry("ya BYTEA[]", "array_agg(md5(i::text)::bytea)"),
            Map.entry("na NUMERIC[]", "array_agg(hashint4(i)::numeric / 1000)"),
            Map.entry("da DATE[]", "array_agg('2000-01-01'::date + hashint4(i) % 10000)"));

    enum ReplicaIdentity {
        /** What every table gets that is made in schema maf. */
        FULL,
        /** What a table has that somebody took it from: the log has the key alone of the row before. */
        DEFAULT;

        String table() {
            return "toast_" + name().toLowerCase(Locale.ROOT);
        }

        String contract() {
            var columns = COLUMNS.keySet().stream()
                    .map(column -> "  " + nameOf(column) + ": {type: VARCHAR}\n")
                    .collect(Collectors.joining());
            return "table: MAF." + table().toUpperCase(Locale.ROOT) + "\nkey: [id]\ncolumns:\n  id: {type: BIGINT}\n"
                    + "  n: {type: INTEGER}\n" + columns + "sources: [{topic: postgres.maf." + table() + "}]\n";
        }
    }

    private final Pipeline pipeline;

    ToastIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @ParameterizedTest
    @EnumSource
    void whatAnUpdateLeavesAloneStays(ReplicaIdentity identity) throws SQLException {
        var names = COLUMNS.keySet().stream().collect(Collectors.joining(", "));
        run("CREATE TABLE maf." + identity.table() + " (id BIGINT PRIMARY KEY, n INT, " + names + ")");
        run("ALTER TABLE maf." + identity.table() + " REPLICA IDENTITY " + identity);
        run("INSERT INTO maf." + identity.table() + " SELECT 1, 1, " + String.join(", ", COLUMNS.values())
                + " FROM generate_series(1, 3000) i");
        var before = await(identity, 1);
        assertThat(before).doesNotContainValue("NULL");

        run("UPDATE maf." + identity.table() + " SET n = 2");

        var after = await(identity, 2);
        if (identity == ReplicaIdentity.DEFAULT) {
            before.replaceAll((name, value) -> switch (name) {
                case "na", "da" -> "NULL"; // Debezium has no placeholder for arrays of other types
                default -> value;
            });
        }
        assertThat(after).isEqualTo(before);
    }

    private static String nameOf(String column) {
        return column.substring(0, column.indexOf(' '));
    }

    private void run(String sql) throws SQLException {
        try (var connection = pipeline.postgres();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The row in the store by column, once its n is this. */
    private Map<String, String> await(ReplicaIdentity identity, int n) {
        return Awaitility.await().atMost(PATIENCE).until(() -> row(identity, n), row -> !row.isEmpty());
    }

    private Map<String, String> row(ReplicaIdentity identity, int n) throws SQLException {
        var values = new LinkedHashMap<String, String>();
        try (var store = pipeline.stores().phoenix();
                var statement = store.createStatement();
                var row = statement.executeQuery(
                        "SELECT * FROM MAF." + identity.table().toUpperCase(Locale.ROOT) + " WHERE n = " + n)) {
            while (row.next()) {
                for (var column : COLUMNS.keySet()) {
                    values.put(nameOf(column), StoredValueText.text(row, nameOf(column)));
                }
            }
        }
        return values;
    }
}
