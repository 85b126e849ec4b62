package maf.inspect.propose;

import static org.assertj.core.api.Assertions.assertThat;

import maf.inspect.table.ColumnDescription;
import maf.inspect.table.ColumnDescription.Generation;
import maf.inspect.table.Described;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresTypesTest {
    private final PostgresTypes types = new PostgresTypes();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bool        | 0   | 0  | BOOLEAN        | true  | -
            int2        | 0   | 0  | INTEGER        | true  | -
            int4        | 0   | 0  | INTEGER        | true  | -
            int8        | 0   | 0  | BIGINT         | true  | -
            oid         | 0   | 0  | BIGINT         | true  | -
            numeric     | 20  | 4  | DECIMAL(20,4)  | true  | NaN
            numeric     | 38  | 38 | DECIMAL(38,38) | true  | NaN
            numeric     | 39  | 2  | VARCHAR        | true  | no DECIMAL
            numeric     | 3   | -2 | VARCHAR        | true  | no DECIMAL
            numeric     | 3   | 5  | VARCHAR        | true  | no DECIMAL
            numeric     | 0   | 0  | VARCHAR        | true  | all digits
            money       | 0   | 0  | DECIMAL(19,2)  | true  | -
            float4      | 0   | 0  | DOUBLE         | true  | NaN
            float8      | 0   | 0  | DOUBLE         | true  | NaN
            date        | 0   | 0  | DATE           | true  | 1582
            timestamp   | 6   | 0  | TIMESTAMP      | true  | infinity
            timestamptz | 6   | 0  | TIMESTAMP      | true  | in UTC
            time        | 6   | 0  | VARCHAR        | true  | 24:00:00
            timetz      | 6   | 0  | VARCHAR        | true  | 24:00:00
            interval    | 0   | 0  | VARCHAR        | true  | P1Y
            text        | 0   | 0  | VARCHAR        | false | -
            varchar     | 20  | 0  | VARCHAR        | false | -
            bpchar      | 5   | 0  | VARCHAR        | true  | spaces
            bpchar      | 0   | 0  | VARCHAR        | false | -
            citext      | 0   | 0  | VARCHAR        | false | -
            enum        | 0   | 0  | VARCHAR        | true  | -
            uuid        | 0   | 0  | VARCHAR        | true  | -
            json        | 0   | 0  | VARCHAR        | true  | -
            jsonb       | 0   | 0  | VARCHAR        | true  | reorders
            xml         | 0   | 0  | VARCHAR        | true  | -
            inet        | 0   | 0  | VARCHAR        | true  | -
            macaddr8    | 0   | 0  | VARCHAR        | true  | -
            tsvector    | 0   | 0  | VARCHAR        | false | -
            daterange   | 0   | 0  | VARCHAR        | true  | -
            hstore      | 0   | 0  | VARCHAR        | true  | any order
            ltree       | 0   | 0  | VARCHAR        | false | -
            point       | 0   | 0  | VARCHAR        | true  | 'x, y, wkb'
            geometry    | 0   | 0  | VARCHAR        | true  | wkb
            vector      | 0   | 0  | VARCHAR        | true  | JSON
            bytea       | 0   | 0  | VARBINARY      | false | -
            bit         | 1   | 0  | BOOLEAN        | true  | -
            bit         | 12  | 0  | VARBINARY      | false | lowest byte
            varbit      | 0   | 0  | VARBINARY      | false | lowest byte
            box         | 0   | 0  | VARBINARY      | false | text of it
            tsquery     | 0   | 0  | VARBINARY      | false | text of it
            """)
    void everyTypeHasAColumnThatTakesAllItsValues(
            String type, int precision, int scale, String column, boolean isNeverEmpty, String note) {
        var table = new Described("s", "t")
                .column("c", type, type, precision, scale, true)
                .get();

        var choice = types.of(table.column("c"), table);

        assertThat(choice.type().sql()).isEqualTo(column);
        assertThat(choice.isNeverEmpty()).isEqualTo(isNeverEmpty);
        assertThat(choice.note()).contains(note.equals("-") ? "" : note);
        assertThat(choice.note().isEmpty()).isEqualTo(note.equals("-"));
    }

    @ParameterizedTest
    @CsvSource({"int4, JSON", "numeric, NaN", "date, infinity", "enum, JSON", "domain, JSON"})
    void arraysAreTakenAsJson(String element, String note) {
        var table = new Described("s", "t").column(array(element)).get();

        assertThat(types.of(table.column("a"), table).type().sql()).isEqualTo("VARCHAR");
        assertThat(types.of(table.column("a"), table).note()).contains(note);
    }

    @Test
    void whatTheChangeLogLacksIsNoted() {
        var table = new Described("s", "t")
                .column(array("float8"))
                .column(generated("l", Generation.LOGGED))
                .column(generated("u", Generation.UNLOGGED))
                .withoutFullImages()
                .get();

        assertThat(types.of(table.column("a"), table).note()).contains("REPLICA IDENTITY FULL");
        assertThat(types.of(table.column("l"), table).note()).contains("publish_generated_columns");
        assertThat(types.of(table.column("l"), table).isNeverEmpty()).isFalse();
        assertThat(types.of(table.column("u"), table).isLeftOut()).isTrue();
    }

    @Test
    void whatDebeziumDoesNotSendIsLeftOut() {
        var table = new Described("s", "t").column(array("money")).get();

        assertThat(types.of(table.column("a"), table).isLeftOut()).isTrue();
        assertThat(types.of(table.column("a"), table).note()).isEqualTo("Debezium does not send money[]");
    }

    @Test
    void aKeyTakesBytesAsText() {
        var table = new Described("s", "t").column("c", "bytea").key("c").get();

        assertThat(types.of(table.column("c"), table).type().sql()).isEqualTo("VARCHAR");
    }

    private static ColumnDescription array(String element) {
        return new ColumnDescription("a", element, element + "[]", 0, 0, true, true, Generation.NONE);
    }

    private static ColumnDescription generated(String name, Generation generation) {
        return new ColumnDescription(name, "int4", "integer", 0, 0, false, false, generation);
    }
}
