package maf.contract.typing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import maf.contract.model.Column;
import maf.contract.model.ColumnType;
import maf.contract.wire.QuarantineReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFormTest {
    private static final String ID = "65a1b2c3d4e5f60718293a4b";

    /** Keys that are all different in MongoDB. */
    private static final List<Object> DIFFERENT = List.of(
            7L,
            "7",
            true,
            "true",
            1L,
            "1",
            new ObjectId(ID),
            ID,
            Instant.ofEpochMilli(0),
            "1970-01-01T00:00:00Z",
            JsonNodeFactory.instance.objectNode().put("a", 1),
            "{\"a\":1}",
            new byte[] {1, 2, 3},
            "AQID",
            new byte[] {
                0x65,
                (byte) 0xa1,
                (byte) 0xb2,
                (byte) 0xc3,
                (byte) 0xd4,
                (byte) 0xe5,
                (byte) 0xf6,
                7,
                0x18,
                0x29,
                0x3a,
                0x4b
            },
            "1.0",
            "01");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INTEGER",
                "BIGINT",
                "DECIMAL(38,0)",
                "DOUBLE",
                "BOOLEAN",
                "DATE",
                "TIMESTAMP",
                "VARBINARY",
                "VARCHAR"
            })
    void noTwoKeysOfMongoDbBecomeOneRow(String type) {
        var rows = new HashMap<Object, Object>();
        for (var key : DIFFERENT) {
            var stored = stored(KeyForm.MONGODB, type, key);
            if (!(stored instanceof QuarantineReason)) {
                var comparable = stored instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : stored;
                assertThat(rows.put(comparable, key)).as("%s and another", key).isNull();
            }
        }
        assertThat(rows).isNotEmpty();
    }

    @Test
    void takesAnyNumberOfMongoDbAsTheSameKey() {
        assertThat(stored(KeyForm.MONGODB, "BIGINT", 7L)).isEqualTo(7L);
        assertThat(stored(KeyForm.MONGODB, "BIGINT", new BigDecimal("7.0"))).isEqualTo(7L);
        assertThat(stored(KeyForm.MONGODB, "BIGINT", 7.0)).isEqualTo(7L);
        assertThat(stored(KeyForm.MONGODB, "VARCHAR", "{65a1b2c3}")).isEqualTo("{65a1b2c3}");
        assertThat(stored(KeyForm.MONGODB, "BIGINT", "x")).isEqualTo(QuarantineReason.TYPE_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "BIGINT, 7, true",
        "BIGINT, -7, true",
        "BIGINT, 0, true",
        "BIGINT, 07, false",
        "BIGINT, +7, false",
        "BIGINT, 7.0, false",
        "BIGINT, 7e0, false",
        "BIGINT, -0, false",
        "'DECIMAL(10,2)', 1.00, true",
        "'DECIMAL(10,2)', -0.10, true",
        "'DECIMAL(10,2)', 0.00, true",
        "'DECIMAL(10,2)', 1.0, false",
        "'DECIMAL(10,2)', 1, false",
        "'DECIMAL(10,2)', -0.00, false",
        "'DECIMAL(10,2)', 01.00, false",
        "'DECIMAL(20,0)', 18446744073709551615, true",
        "'DECIMAL(20,0)', 7.0, false",
        "DOUBLE, 1.0, false",
        "BOOLEAN, 1, false",
        "DATE, 2026-11-22Z, true",
        "DATE, 2026-11-22, false",
        "TIMESTAMP, 2026-11-22T10:00:00.5Z, true",
        "TIMESTAMP, 2026-11-22T10:00:00+00:00, false",
        "TIMESTAMP, 2026-11-22 10:00:00, false",
        "VARBINARY, AQ==, true",
        "VARBINARY, AQ, false",
        "VARCHAR, 01, true",
    })
    void takesATextOfASqlDatabaseInOneForm(String type, String text, boolean taken) {
        assertThat(stored(KeyForm.SQL, type, text).equals(QuarantineReason.AMBIGUOUS_KEY))
                .isEqualTo(!taken);
    }

    @Test
    void takesNumbersAndBooleansOfSqlDatabases() {
        Map.of("BIGINT", 7L, "DOUBLE", new BigDecimal("1.5"), "BOOLEAN", 1L, "INTEGER", true, "DECIMAL(10,2)", 7L)
                .forEach((type, key) ->
                        assertThat(stored(KeyForm.SQL, type, key)).isNotInstanceOf(QuarantineReason.class));
    }

    /** What becomes of a key: a value, or the reason of its refusal. */
    private static Object stored(KeyForm form, String type, Object key) {
        var column = new Column("k", ColumnType.of(type), List.of(), false, null);
        try {
            var value = ColumnConversion.to(column.type()).value(key, column);
            form.check(key, column);
            return value;
        } catch (RefusedException e) {
            return e.reason();
        }
    }
}
