package maf.inspect.propose;

import static org.assertj.core.api.Assertions.assertThat;

import maf.inspect.table.Described;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MysqlTypesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tinyint    | tinyint            | 3  | 0  | INTEGER       | true  | -
            tinyint    | tinyint(1)         | 3  | 0  | INTEGER       | true  | BOOLEAN takes it
            tinyint    | tinyint unsigned   | 3  | 0  | INTEGER       | true  | -
            smallint   | smallint unsigned  | 5  | 0  | INTEGER       | true  | -
            mediumint  | mediumint unsigned | 7  | 0  | INTEGER       | true  | -
            int        | int                | 10 | 0  | INTEGER       | true  | -
            int        | int unsigned       | 10 | 0  | BIGINT        | true  | -
            bigint     | bigint             | 19 | 0  | BIGINT        | true  | -
            bigint     | bigint unsigned    | 20 | 0  | DECIMAL(20,0) | true  | BIGINT takes it up to
            decimal    | decimal(10,2)      | 10 | 2  | DECIMAL(10,2) | true  | -
            decimal    | decimal(38,38)     | 38 | 38 | DECIMAL(38,38)| true  | -
            decimal    | decimal(65,30)     | 65 | 30 | VARCHAR       | true  | more digits
            float      | float              | 12 | 0  | DOUBLE        | true  | six digits
            double     | double             | 22 | 0  | DOUBLE        | true  | -
            bit        | bit(1)             | 1  | 0  | BOOLEAN       | true  | -
            bit        | bit(12)            | 12 | 0  | VARBINARY     | false | lowest byte first
            date       | date               | 0  | 0  | DATE          | true  | zero date becomes NULL
            datetime   | datetime(6)        | 6  | 0  | TIMESTAMP     | true  | zero date becomes NULL
            timestamp  | timestamp          | 0  | 0  | TIMESTAMP     | true  | zero date becomes NULL
            time       | time(3)            | 3  | 0  | VARCHAR       | true  | below 24:00:00
            year       | year               | 0  | 0  | INTEGER       | true  | year 0000
            char       | char(5)            | 5  | 0  | VARCHAR       | false | drops spaces
            varchar    | varchar(200)       | 200| 0  | VARCHAR       | false | -
            longtext   | longtext           | 0  | 0  | VARCHAR       | false | -
            enum       | enum('a','b')      | 1  | 0  | VARCHAR       | false | outside the ENUM
            set        | set('a','b')       | 3  | 0  | VARCHAR       | false | -
            json       | json               | 0  | 0  | VARCHAR       | true  | compare as JSON
            point      | point              | 0  | 0  | VARCHAR       | true  | 'x, y, wkb'
            geometry   | geometry           | 0  | 0  | VARCHAR       | true  | wkb and srid
            geomcollection | geomcollection | 0  | 0  | VARCHAR       | true  | wkb and srid
            binary     | binary(16)         | 16 | 0  | VARBINARY     | false | padded with zero bytes
            varbinary  | varbinary(16)      | 16 | 0  | VARBINARY     | false | -
            mediumblob | mediumblob         | 0  | 0  | VARBINARY     | false | -
            vector     | vector(3)          | 3  | 0  | VARCHAR       | false | does not list vector
            """)
    void everyTypeHasAColumnThatTakesAllItsValues(
            String type, String declared, int precision, int scale, String column, boolean isNeverEmpty, String note) {
        var table = new Described("s", "t")
                .column("c", type, declared, precision, scale, true)
                .get();

        var choice = new MysqlTypes().of(table.column("c"), table);

        assertThat(choice.type().sql()).isEqualTo(column);
        assertThat(choice.isNeverEmpty()).isEqualTo(isNeverEmpty);
        assertThat(choice.note()).contains(note.equals("-") ? "" : note);
        assertThat(choice.note().isEmpty()).isEqualTo(note.equals("-"));
    }

    @ParameterizedTest
    @CsvSource({"binary, VARCHAR", "bit, VARCHAR", "blob, VARCHAR", "bigint, BIGINT", "date, DATE", "varchar, VARCHAR"})
    void aKeyTakesBytesAsText(String type, String column) {
        var table = new Described("s", "t").column("c", type).key("c").get();

        assertThat(new MysqlTypes().of(table.column("c"), table).type().sql()).isEqualTo(column);
    }

    @ParameterizedTest
    @CsvSource({"date", "datetime", "timestamp"})
    void aZeroDateIsADayWhereNullIsRefused(String type) {
        var table = new Described("s", "t").required("c", type).get();

        assertThat(new MysqlTypes().of(table.column("c"), table).note()).isEqualTo("a zero date becomes 1970-01-01");
    }
}
