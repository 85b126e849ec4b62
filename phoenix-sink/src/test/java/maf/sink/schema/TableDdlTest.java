package maf.sink.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import maf.contract.model.Column;
import maf.contract.model.ColumnType;
import maf.contract.model.TableContract;
import maf.contract.model.TableName;
import maf.contract.model.UndeclaredFields;
import org.junit.jupiter.api.Test;

class TableDdlTest {
    @Test
    void makesTheTableWithItsHistoryWindow() {
        var columns = new LinkedHashMap<String, Column>();
        for (var column : List.of(column("title", "VARCHAR(5)"), column("id", "BIGINT"), column("kind", "VARCHAR"))) {
            columns.put(column.name(), column);
        }
        var contract = new TableContract(
                "t",
                new TableName("MAF", "T"),
                List.of("kind", "id"),
                columns,
                List.of(),
                Map.of(),
                Optional.empty(),
                UndeclaredFields.of("drop"),
                OptionalInt.of(4));
        assertThat(new TableDdl(Duration.ofHours(1)).createTable(contract, 1_795_395_700_000L))
                .isEqualTo(
                        "CREATE TABLE IF NOT EXISTS \"MAF\".\"T\" (\"KIND\" VARCHAR NOT NULL, \"ID\" BIGINT NOT NULL,"
                                + " \"TITLE\" VARCHAR(5), \"MAF_COMMITTED_AT\" TIMESTAMP, \"MAF_SOURCE\" VARCHAR, CONSTRAINT PK"
                                + " PRIMARY KEY (\"KIND\", \"ID\")) STORE_NULLS=true, DISABLE_WAL=false,"
                                + " UPDATE_CACHE_FREQUENCY=300000, VERSIONS=10000, MIN_VERSIONS=1, TTL=2147483647,"
                                + " KEEP_DELETED_CELLS='TRUE', \"phoenix.table.ttl.enabled\"='false',"
                                + " \"hbase.hstore.time.to.purge.deletes\"='9223372036854775807',"
                                + " \"maf.history.window.ms\"='3600000', \"maf.history.since.ms\"='1795395700000',"
                                + " DEFAULT_COLUMN_FAMILY='TOXK6S', SALT_BUCKETS=4");
    }

    private static Column column(String name, String type) {
        return new Column(name, ColumnType.of(type), List.of(), false, null);
    }
}
