package maf.capture.mysql;

import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.BIT;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.BLOB;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.DATE;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.DATETIME_V2;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.DOUBLE;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.ENUM;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.FLOAT;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.INT24;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.JSON;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.LONG;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.LONGLONG;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.NEWDECIMAL;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.SET;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.SHORT;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.STRING;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.TIMESTAMP_V2;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.TIME_V2;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.TINY;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.VARCHAR;
import static com.github.shyiko.mysql.binlog.event.deserialization.ColumnType.YEAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.debezium.connector.mysql.charset.MySqlCharsetRegistry;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the binlog says of a table, against what Debezium's own parser understood of its DDL. */
class LoggedTableTest {
    private static final int LATIN1 = 8;
    private static final int ASCII = 11;
    private static final int BINARY = 63;
    private static final int UTF8MB4 = 255;
    private static final ServerCharsets CHARSETS = new ServerCharsets(
            Map.of(
                    LATIN1, new ServerCharset("latin1", 1),
                    ASCII, new ServerCharset("ascii", 1),
                    BINARY, new ServerCharset("binary", 1),
                    UTF8MB4, new ServerCharset("utf8mb4", 4)),
            Map.of());

    @Test
    void whatTheDdlWasUnderstoodToSayIsKeptWhereItIsTrue() {
        var known = parsed("""
                CREATE TABLE t (a TINYINT, b SMALLINT UNSIGNED, c MEDIUMINT, d INT UNSIGNED ZEROFILL, e BIGINT DEFAULT 5,
                  f FLOAT, g DOUBLE, h DECIMAL(20,3), i BIT(12), j YEAR, k DATE, l TIME(3), m DATETIME, n TIMESTAMP(6) NULL,
                  o VARCHAR(20), p CHAR(5), q TEXT, r VARBINARY(9), s BINARY(4), t MEDIUMBLOB, u ENUM('x','it''s'),
                  v SET('y','z'), w JSON, x POINT, PRIMARY KEY (a)) DEFAULT CHARSET utf8mb4""").edit();
        known.updateColumn(known.columnWithName("a").edit().optional(true).create()); // TableMap has no NOT NULL

        var logged = new TableMap()
                .column("a", TINY, 0)
                .unsigned("b", SHORT)
                .column("c", INT24, 0)
                .unsigned("d", LONG)
                .column("e", LONGLONG, 0)
                .column("f", FLOAT, 4)
                .column("g", DOUBLE, 8)
                .column("h", NEWDECIMAL, 20 + (3 << 8))
                .column("i", BIT, 4 + (1 << 8))
                .column("j", YEAR, 0)
                .column("k", DATE, 0)
                .column("l", TIME_V2, 3)
                .column("m", DATETIME_V2, 0)
                .column("n", TIMESTAMP_V2, 6)
                .text("o", VARCHAR, 80, UTF8MB4)
                .text("p", STRING, 0xfe00 + 20, UTF8MB4)
                .text("q", BLOB, 2, UTF8MB4)
                .text("r", VARCHAR, 9, BINARY)
                .text("s", STRING, 0xfe00 + 4, BINARY)
                .text("t", BLOB, 3, BINARY)
                .choice("u", ENUM, UTF8MB4, "x", "it's")
                .choice("v", SET, UTF8MB4, "y", "z")
                .column("w", JSON, 4)
                .geometry("x", 1);

        assertThat(LoggedTable.of(logged.event(), CHARSETS, Optional.of(known.create())))
                .contains(known.create());
    }

    @Test
    void columnsThatSwappedTheirNamesAreWhereTheBinlogHasThem() {
        var known = parsed(
                "CREATE TABLE t (id INT, a VARCHAR(9), b INT DEFAULT 3, PRIMARY KEY (id)) DEFAULT CHARSET utf8mb4",
                "ALTER TABLE t RENAME COLUMN a TO b, RENAME COLUMN b TO a");

        var table = logged(
                new TableMap()
                        .column("id", LONG, 0)
                        .text("b", VARCHAR, 36, UTF8MB4)
                        .column("a", LONG, 0),
                known);

        assertThat(table.columns()).extracting(Column::name).containsExactly("id", "b", "a");
        assertThat(table.columns()).extracting(Column::typeName).containsExactly("INT", "VARCHAR", "INT");
        assertThat(table.primaryKeyColumnNames()).containsExactly("id");
    }

    @Test
    void theKeyOfAMisunderstoodTableIsTheBinlogs() {
        var known = parsed(
                "CREATE TABLE t (i INT, v INT, PRIMARY KEY (i))",
                "ALTER TABLE t CHANGE i j INT, ADD COLUMN n INT AFTER j");

        var table =
                logged(new TableMap().column("j", LONG, 0).column("n", LONG, 0).column("v", LONG, 0), known);

        assertThat(table.columns()).extracting(Column::name).containsExactly("j", "n", "v");
        assertThat(table.primaryKeyColumnNames()).containsExactly("j");
    }

    @Test
    void aTableThatIsNotKnownIsMadeOfTheEvent() {
        var map = new TableMap()
                .unsigned("id", LONGLONG)
                .column("price", NEWDECIMAL, 10 + (2 << 8))
                .column("at", DATETIME_V2, 3)
                .text("file", STRING, 0xfe00 + 16, BINARY)
                .text("bits", VARCHAR, 4, BINARY)
                .key(1, 0);

        var table = LoggedTable.of(map.event(), CHARSETS, Optional.empty()).orElseThrow();

        assertThat(table.id()).isEqualTo(new TableId("maf", null, "t"));
        assertThat(table.columns())
                .extracting(Column::typeName)
                .containsExactly("BIGINT UNSIGNED", "DECIMAL", "DATETIME", "BINARY", "VARBINARY");
        assertThat(table.columnWithName("price").scale()).contains(2);
        assertThat(table.columnWithName("at").length()).isEqualTo(3);
        assertThat(table.columnWithName("file").length()).isEqualTo(16);
        assertThat(table.primaryKeyColumnNames()).containsExactly("price", "id");
    }

    @Test
    void aCharacterSetIsThatOfTheColumn() {
        var known =
                parsed("CREATE TABLE t (id INT PRIMARY KEY, a CHAR(4), b VARCHAR(4), c TEXT) DEFAULT CHARSET utf8mb4");

        var table = logged(
                new TableMap()
                        .column("id", LONG, 0)
                        .text("a", STRING, 0xfe00 + 4, LATIN1)
                        .text("b", VARCHAR, 4, BINARY)
                        .text("c", BLOB, 2, UTF8MB4),
                known);

        assertThat(table.columnWithName("a").charsetName()).isEqualTo("latin1");
        assertThat(table.columnWithName("b").typeName()).isEqualTo("VARBINARY");
        assertThat(table.columnWithName("c").charsetName()).isEqualTo("utf8mb4");
    }

    @Test
    void labelsOfACharacterSetThatTheReaderGarblesStayThoseOfTheDdl() {
        var known = parsed("CREATE TABLE t (id INT PRIMARY KEY, a ENUM('é'), b ENUM('old')) DEFAULT CHARSET latin1");

        var table = logged(
                new TableMap()
                        .column("id", LONG, 0)
                        .choice("a", ENUM, LATIN1, "\ufffd")
                        .choice("b", ENUM, LATIN1, "new", "a,b"),
                known);

        assertThat(table.columnWithName("a").enumValues()).containsExactly("'é'");
        assertThat(table.columnWithName("b").enumValues()).containsExactly("'new'", "'a,b'");
    }

    @Test
    void theSignsOfATableWithAYearAreThoseOfTheDdl() {
        var known = parsed("CREATE TABLE t (y YEAR, n INT UNSIGNED PRIMARY KEY, m INT)");

        var table = logged(
                new TableMap()
                        .column("y", YEAR, 0)
                        .column("n", LONG, 0)
                        .unsigned("m", LONG)
                        .key(1),
                known);

        assertThat(table.columnWithName("n").typeName()).isEqualTo("INT UNSIGNED");
        assertThat(table.columnWithName("m").typeName()).isEqualTo("INT");
    }

    @Test
    void anEventWithoutNamesSaysNothing() {
        var map = new TableMap().column("id", LONG, 0);

        assertThat(LoggedTable.of(map.eventWithoutNames(), CHARSETS, Optional.empty()))
                .isEmpty();
    }

    private static Table logged(TableMap map, Table known) {
        return LoggedTable.of(map.event(), CHARSETS, Optional.of(known)).orElseThrow();
    }

    private static Table parsed(String... ddl) {
        var tables = new Tables();
        var parser = new ToleratedDdlParser(false, Tables.TableFilter.includeAll(), new MySqlCharsetRegistry());
        parser.setCurrentDatabase("maf");
        for (var statement : ddl) {
            parser.parse(statement, tables);
        }
        return tables.forTable(new TableId("maf", null, "t"));
    }
}
