package maf.contract.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleansedFormatTest {
    private static final CleansedFormat FORMAT = CleansedFormat.of(contract());

    private static TableContract contract() {
        var columns = new LinkedHashMap<String, Column>();
        for (var type : List.of(
                "a BOOLEAN",
                "b INTEGER",
                "c BIGINT",
                "d DOUBLE",
                "e DECIMAL(20,10)",
                "f VARCHAR(9)",
                "g DATE",
                "h TIMESTAMP",
                "i VARBINARY")) {
            var name = type.substring(0, 1);
            columns.put(name, new Column(name, ColumnType.of(type.substring(2)), List.of(), false, null));
        }
        return new TableContract(
                "t",
                TableName.of("maf.t"),
                List.of("f", "c"),
                columns,
                List.of(),
                Map.of(),
                Optional.empty(),
                new UndeclaredFields.Drop(),
                OptionalInt.empty());
    }

    @Test
    void keepsEveryTypesValue() {
        // Given
        var row = new LinkedHashMap<String, Object>();
        row.put("a", true);
        row.put("b", Integer.MIN_VALUE);
        row.put("c", Long.MAX_VALUE);
        row.put("d", -0.1);
        row.put("e", new BigDecimal("1234567890.0123456789"));
        row.put("f", "👩‍🚀\n\"");
        row.put("g", LocalDate.of(2026, 11, 22));
        row.put("h", Instant.parse("2026-11-22T10:00:00.123456Z"));
        row.put("i", new byte[] {0, 1, -1});

        // When
        var value = FORMAT.value(row);

        // Then
        assertThat(new String(FORMAT.key(row), UTF_8)).isEqualTo("{\"f\":\"👩‍🚀\\n\\\"\",\"c\":9223372036854775807}");
        assertThat(new String(value, UTF_8))
                .isEqualTo("{\"a\":true,\"b\":-2147483648,\"c\":9223372036854775807,\"d\":-0.1,"
                        + "\"e\":\"1234567890.0123456789\",\"f\":\"👩‍🚀\\n\\\"\",\"g\":\"2026-11-22\","
                        + "\"h\":\"2026-11-22T10:00:00.123456Z\",\"i\":\"AAH/\"}");
        assertThat(FORMAT.readValue(value)).usingRecursiveComparison().isEqualTo(row);
        assertThat(FORMAT.readKey(FORMAT.key(row))).isEqualTo(Map.of("f", "👩‍🚀\n\"", "c", Long.MAX_VALUE));
    }

    @Test
    void tellsNullFromAbsent() {
        // Given
        var row = new LinkedHashMap<String, Object>();
        row.put("c", 1L);
        row.put("d", null);

        // When
        var value = FORMAT.value(row);

        // Then
        assertThat(new String(value, UTF_8)).isEqualTo("{\"c\":1,\"d\":null}");
        assertThat(FORMAT.readValue(value)).isEqualTo(row).doesNotContainKey("e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"c\":\"secret\"}",
                "{\"c\":9223372036854775808}",
                "{\"c\":1.5}",
                "{\"b\":2147483648}",
                "{\"a\":1}",
                "{\"d\":1e999}",
                "{\"e\":\"12345678901\"}",
                "{\"e\":\"secret\"}",
                "{\"f\":\"secretsecret\"}",
                "{\"g\":\"secret\"}",
                "{\"h\":\"2026-11-22\"}",
                "{\"i\":\"*secret*\"}",
                "{\"a\":true,\"a\":true}",
                "{\"a\":secret}",
                "[]",
                "",
                "{} {}"
            })
    void refusesWithoutQuotingTheContent(String json) {
        assertThatThrownBy(() -> FORMAT.readValue(json.getBytes(UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void refusesAKeyThatMissesAColumn() {
        assertThatThrownBy(() -> FORMAT.readKey("{\"c\":1}".getBytes(UTF_8)))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessage("key column 'f' has no value");
        assertThatThrownBy(() -> FORMAT.key(Map.of("c", 1L))).hasMessage("key column 'f' has no value");
    }
}
