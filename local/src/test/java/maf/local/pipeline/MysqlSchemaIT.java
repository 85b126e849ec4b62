package maf.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import maf.local.fixture.MisreadTable;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.StoredValueText;
import maf.local.servers.Pipeline;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Debezium's DDL parser misunderstands neither ends the connector nor changes a value. */
@PipelineTest
class MysqlSchemaIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Pipeline pipeline;

    MysqlSchemaIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @ParameterizedTest
    @EnumSource
    void rowsAreReadAsTheBinlogDescribesThem(MisreadTable table) throws SQLException {
        try (var connection = pipeline.mysql();
                var statement = connection.createStatement()) {
            for (var sql : table.statements()) {
                statement.execute(sql);
            }
        }

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stored(table)).isEqualTo(table.rows()));
    }

    private List<String> stored(MisreadTable table) throws SQLException {
        var rows = new ArrayList<String>();
        try (var store = pipeline.connections().phoenix();
                var statement = store.createStatement();
                var row = statement.executeQuery("SELECT * FROM " + table.stored() + " ORDER BY id")) {
            while (row.next()) {
                var values = new ArrayList<String>();
                for (var column : table.columns()) {
                    values.add(StoredValueText.text(row, column));
                }
                rows.add(String.join(", ", values));
            }
        }
        return rows;
    }
}
