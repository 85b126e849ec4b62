package maf.inspect.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventKeysTest {
    @Test
    void mysqlsFirstIndexWithoutNullsIsTheKey() throws SQLException {
        assertThat(mysql(List.of(
                        index("other", 1, "x", ""),
                        index("z", 0, "a", ""),
                        index("z", 0, "b", ""),
                        index("a", 0, "c", ""))))
                .containsExactly(new EventKey("z", false, List.of("a", "b")));
        assertThat(mysql(List.of(index("PRIMARY", 0, "id", ""), index("u", 0, "a", "YES"))))
                .containsExactly(new EventKey("PRIMARY", true, List.of("id")));
        assertThat(mysql(List.of(index("f", 0, null, ""), index("u", 0, "a", "YES"), index("v", 0, "b", ""))))
                .containsExactly(new EventKey("v", false, List.of("b")), new EventKey("u", false, List.of("a")));
        assertThat(mysql(List.of())).isEmpty();
    }

    private static List<EventKey> mysql(List<Map<String, Object>> rows) throws SQLException {
        return EventKeys.ofMysql(
                new FakeDatabase().answers("executeQuery", rows).connection(), "`s`.`t`");
    }

    private static Map<String, Object> index(String name, int nonUnique, String column, String nullable) {
        var row = new HashMap<String, Object>();
        row.put("Key_name", name);
        row.put("Non_unique", nonUnique);
        row.put("Column_name", column);
        row.put("Null", nullable);
        return row;
    }

    @Test
    void postgresTakesTheFirstIndexByNameThatCoversEveryRow() throws SQLException {
        var table = new FakeDatabase()
                .answers("executeQuery", List.of(Map.of("INDEX_NAME", "aa"), Map.of("INDEX_NAME", "ab")))
                .answers(
                        "getIndexInfo",
                        List.of(column("aa", 1, "lower(a)"), column("ab", 1, "a"), column("bb", 1, "b")));
        assertThat(EventKeys.ofPostgres(table.connection(), "s", "t"))
                .contains(new EventKey("bb", false, List.of("b")));

        table.answers("getPrimaryKeys", List.of(Map.of("COLUMN_NAME", "a", "PK_NAME", "t_pkey")));
        assertThat(EventKeys.ofPostgres(table.connection(), "s", "t"))
                .contains(new EventKey("t_pkey", true, List.of("a")));
    }

    private static Map<String, Object> column(String index, int place, String column) {
        return Map.of("INDEX_NAME", index, "ORDINAL_POSITION", place, "COLUMN_NAME", column);
    }
}
