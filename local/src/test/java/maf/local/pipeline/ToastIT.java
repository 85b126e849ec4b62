package maf.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.StoredValueText;
import maf.local.fixture.ToastTable;
import maf.local.servers.Pipeline;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Large PostgreSQL values that an update does not change are not in its log, but must stay in the store. */
@PipelineTest
class ToastIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final Pipeline pipeline;

    ToastIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @ParameterizedTest
    @EnumSource
    void unchangedLargeValuesStay(ToastTable table) throws SQLException {
        run(table.create());
        run(table.insert());
        var before = await(table, 1);
        assertThat(before).doesNotContainValue("NULL");

        run("UPDATE " + table.source() + " SET n = 2");

        var after = await(table, 2);
        if (table == ToastTable.DEFAULT) {
            before.replaceAll((name, value) -> switch (name) {
                case "na", "da" -> "NULL"; // Debezium has no placeholder for arrays of other types
                default -> value;
            });
        }
        assertThat(after).isEqualTo(before);
    }

    private void run(String sql) throws SQLException {
        try (var connection = pipeline.postgres();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until n has this value and returns the row in the store by column. */
    private Map<String, String> await(ToastTable table, int n) {
        return Awaitility.await().atMost(TIMEOUT).until(() -> row(table, n), row -> !row.isEmpty());
    }

    private Map<String, String> row(ToastTable table, int n) throws SQLException {
        var values = new LinkedHashMap<String, String>();
        try (var store = pipeline.connections().phoenix();
                var statement = store.createStatement();
                var row = statement.executeQuery("SELECT * FROM " + table.stored() + " WHERE n = " + n)) {
            while (row.next()) {
                for (var column : ToastTable.columns()) {
                    values.put(column, StoredValueText.text(row, column));
                }
            }
        }
        return values;
    }
}
