package maf.transformer.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import maf.contract.wire.MafHeaders;
import maf.transformer.stream.TestTopology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Features of contracts that the shipped ones do not use. */
class TableCleanserTest {
    private static final String TOPIC = "postgres.maf.t";

    @TempDir
    Path tables;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BOOLEAN | `\"1\"` | true",
                "BOOLEAN | false | false",
                "INTEGER | 2147483647 | 2147483647",
                "INTEGER | 2147483648 | not-exact",
                "INTEGER | true | 1",
                "BIGINT | `\"18446744073709551615\"` | not-exact",
                "BIGINT | 7.0 | 7",
                "BIGINT | 7.5 | not-exact",
                "DOUBLE | 1.7976931348623157E308 | 1.7976931348623157E308",
                "DOUBLE | 4.9E-324 | 4.9E-324",
                "DOUBLE | 9007199254740993 | not-exact",
                "DECIMAL(10,4) | `\"123456.7890\"` | `\"123456.7890\"`",
                "DECIMAL(10,4) | 1E+5 | `\"100000\"`",
                "DECIMAL(10,4) | 1E+999999999 | not-exact",
                "DECIMAL(10,4) | `\"0.00001\"` | not-exact",
                "VARCHAR | 1.50 | `\"1.50\"`",
                "VARCHAR | true | `\"true\"`",
                "VARCHAR | `\"\"` | null",
                "VARCHAR | {\"a\":[1.0]} | `\"{\\\"a\\\":[1.0]}\"`",
                "VARCHAR(2) | `\"👽\"` | `\"👽\"`",
                "VARCHAR(2) | `\"👽a\"` | too-long",
                "DATE | `\"2026-11-22Z\"` | `\"2026-11-22\"`",
                "DATE | `\"2026-02-30\"` | type-mismatch",
                "DATE | `\"2026-11-22T00:00:00Z\"` | `\"2026-11-22\"`",
                "DATE | `\"2026-11-22T00:00:01Z\"` | not-exact",
                "DATE | 20000 | type-mismatch",
                "TIMESTAMP | `\"2026-11-22T10:00:00.123456Z\"` | `\"2026-11-22T10:00:00.123456Z\"`",
                "TIMESTAMP | `\"2026-11-22T10:00:00+02:00\"` | `\"2026-11-22T08:00:00.000000Z\"`",
                "TIMESTAMP | `\"2026-11-22 10:00:00\"` | `\"2026-11-22T10:00:00.000000Z\"`",
                "VARBINARY | `\"AAH/\"` | `\"AAH/\"`",
                "VARBINARY | `\"*\"` | type-mismatch",
            })
    void convertsExactlyOrNotAtAll(String type, String source, String expected) throws IOException {
        assertThat(through("{type: \"" + type + "\"}", "", source)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{type: DOUBLE, cleanse: [round(2)]} | `\"0.12500000000000000000001\"` | 0.13",
                "{type: DATE, cleanse: [zero-date-to-null]} | `\"0000-00-00\"` | null",
                "{type: DATE} | `\"0000-00-00\"` | type-mismatch",
                "{type: VARCHAR, cleanse: [trim, lower]} | `\" AB \"` | `\"ab\"`",
                "{type: VARCHAR(2), cleanse: [trim]} | `\" ab \"` | `\"ab\"`",
                "{type: VARCHAR, cleanse: [trim], default: none, required: true} | `\" \"` | `\"none\"`",
                "{type: VARCHAR, required: true} | null | required-missing",
            })
    void cleansesBeforeItFits(String column, String source, String expected) throws IOException {
        assertThat(through(column, "", source)).isEqualTo(expected);
    }

    @Test
    void deletesARowThatTheFilterLeavesOut() throws IOException {
        assertThat(through("{type: BOOLEAN}", "filter: \"!v\"", "false")).isEqualTo("false");
        assertThat(through("{type: BOOLEAN}", "filter: \"!v\"", "true")).isEqualTo("deleted");
        assertThat(through("{type: BOOLEAN}", "filter: \"!v\"", "null")).isEqualTo("rule-undecided");
    }

    @Test
    void keepsDropsOrRefusesUndeclaredFields() throws IOException {
        assertThat(through("{type: BIGINT}", "", "1,\"x\":{\"y\":1.0}")).isEqualTo("1");
        assertThat(through("{type: BIGINT}", "undeclared-fields: quarantine", "1,\"x\":2"))
                .isEqualTo("undeclared-field");
        assertThat(through("{type: VARCHAR}", "undeclared-fields: json:v", "1,\"x\":{\"y\":1.0}"))
                .isEqualTo("\"{\\\"v\\\":1,\\\"x\\\":{\\\"y\\\":1.0}}\"");
    }

    @Test
    void readsNestedFieldsAndExtendedJson() throws IOException {
        // Given
        Files.writeString(tables.resolve("doc.yaml"), """
                table: MAF.DOC
                key: [id]
                columns:
                  id: {type: VARCHAR(24)}
                  city: {type: VARCHAR}
                  at: {type: TIMESTAMP}
                  price: {type: "DECIMAL(38,2)"}
                  data: {type: VARBINARY}
                  n: {type: BIGINT}
                sources:
                  - topic: mongodb.maf.doc
                    fields: {id: _id, city: address.home.city}
                """);
        try (var pipe = new TestTopology(tables)) {
            // When
            pipe.send(
                    "mongodb.maf.doc",
                    "{\"id\":\"{\\\"$oid\\\":\\\"65a1b2c3d4e5f60718293a4b\\\"}\"}",
                    TestTopology.mongodb(
                            "c",
                            null,
                            "{\"_id\":{\"$oid\":\"65a1b2c3d4e5f60718293a4b\"},\"address\":{\"home\":{\"city\":\"Köln\"}},"
                                    + "\"at\":{\"$date\":-1},\"price\":{\"$numberDecimal\":\"1E+3\"},"
                                    + "\"data\":{\"$binary\":\"AAE=\",\"$type\":\"00\"},\"n\":{\"$numberLong\":\"-9\"}}"));
            pipe.send(
                    "mongodb.maf.doc",
                    "{\"id\":\"\\\"k\\\"\"}",
                    TestTopology.mongodb("c", null, "{\"_id\":\"k\",\"address\":5}"));

            // Then
            assertThat(pipe.only("cleansed.doc").value())
                    .isEqualTo("{\"id\":\"65a1b2c3d4e5f60718293a4b\",\"city\":\"Köln\","
                            + "\"at\":\"1969-12-31T23:59:59.999000Z\",\"price\":\"1000\",\"data\":\"AAE=\",\"n\":-9}");
            assertThat(pipe.only("quarantine").header(MafHeaders.REASON)).isEqualTo("type-mismatch");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "price.usd | {\"price.usd\":\"9.99\"} | `\"9.99\"`",
                "price\\.usd | {\"price.usd\":\"9.99\"} | `\"9.99\"`",
                "price.usd | {\"price\":{\"usd\":9.99}} | `\"9.99\"`",
                "price.usd | {\"price\":{\"usd\":1},\"price.usd\":9.99} | `\"9.99\"`",
                "price.usd | {\"price\":{\"usd\":1},\"price.usd\":null} | null",
                "price\\.usd | {\"price\":{\"usd\":1}} | missing",
                "price\\.usd.net | {\"price.usd\":{\"net\":9.99}} | `\"9.99\"`",
            })
    void takesFieldsWhoseNamesHoldADot(String path, String row, String expected) throws IOException {
        // Given
        Files.writeString(tables.resolve("t.yaml"), """
                table: MAF.T
                key: [id]
                columns:
                  id: {type: BIGINT}
                  v: {type: "DECIMAL(10,2)"}
                sources:
                  - topic: postgres.maf.t
                    fields: {v: '%1$s'}
                  - topic: mongodb.maf.t
                    fields: {id: _id, v: '%1$s'}
                """.formatted(path));
        try (var pipe = new TestTopology(tables)) {
            // When
            pipe.send(TOPIC, "{\"id\":1}", TestTopology.postgres("c", null, "{\"id\":1," + row.substring(1)));
            pipe.send(
                    "mongodb.maf.t",
                    "{\"id\":\"1\"}",
                    TestTopology.mongodb("c", null, "{\"_id\":1," + row.substring(1)));

            // Then: a missing field keeps the stored value, but a document may lack it
            var missing = expected.equals("missing");
            assertThat(pipe.read("cleansed.t"))
                    .extracting(TestTopology.Out::value)
                    .containsExactly(
                            missing ? "{\"id\":1}" : "{\"id\":1,\"v\":" + expected + "}",
                            "{\"id\":1,\"v\":" + (missing ? "null" : expected) + "}");
        }
    }

    @Test
    void makesNoRowOfTwoKeys() throws IOException {
        // Given
        Files.writeString(tables.resolve("t.yaml"), """
                table: MAF.T
                key: [id]
                columns:
                  id: {type: VARCHAR(40)}
                sources:
                  - topic: mongodb.maf.t
                    fields: {id: _id}
                """);
        Files.writeString(tables.resolve("n.yaml"), """
                table: MAF.N
                key: [id]
                columns:
                  id: {type: "DECIMAL(10,2)"}
                sources: [{topic: %s}]
                """.formatted(TOPIC));
        try (var pipe = new TestTopology(tables)) {
            // When
            var oid = "{\"$oid\":\"65a1b2c3d4e5f60718293a4b\"}";
            for (var id : new String[] {"7", "\"7\"", oid, "\"65a1b2c3d4e5f60718293a4b\"", "true", "\"true\""}) {
                var key = "{\"id\":\"" + id.replace("\"", "\\\"") + "\"}";
                pipe.send("mongodb.maf.t", key, TestTopology.mongodb("c", null, "{\"_id\":" + id + "}"));
            }
            pipe.send(TOPIC, "{\"id\":\"1.00\"}", TestTopology.postgres("c", null, "{\"id\":\"1.00\"}"));
            pipe.send(TOPIC, "{\"id\":\"1.0\"}", TestTopology.postgres("d", "{\"id\":\"1.0\"}", null));

            // Then
            assertThat(pipe.read("cleansed.t"))
                    .extracting(TestTopology.Out::key)
                    .containsExactly("{\"id\":\"7\"}", "{\"id\":\"65a1b2c3d4e5f60718293a4b\"}", "{\"id\":\"true\"}");
            assertThat(pipe.read("cleansed.n"))
                    .extracting(TestTopology.Out::key)
                    .containsExactly("{\"id\":\"1.00\"}");
            assertThat(pipe.read("quarantine"))
                    .hasSize(4)
                    .allMatch(out -> out.header(MafHeaders.REASON).equals("ambiguous-key"));
        }
    }

    /** The value of column v as JSON, "deleted", or the reason of its refusal. */
    private String through(String column, String settings, String source) throws IOException {
        Files.writeString(
                tables.resolve("t.yaml"),
                "table: MAF.T\nkey: [id]\ncolumns:\n  id: {type: BIGINT}\n  v: " + column + "\nsources: [{topic: "
                        + TOPIC + "}]\n" + settings + "\n");
        try (var pipe = new TestTopology(tables)) {
            pipe.send(TOPIC, "{\"id\":1}", TestTopology.postgres("c", null, "{\"id\":1,\"v\":" + source + "}"));
            var refused = pipe.read("quarantine");
            if (!refused.isEmpty()) {
                return refused.get(0).header(MafHeaders.REASON);
            }
            var value = pipe.only("cleansed.t").value();
            return value == null ? "deleted" : value.substring("{\"id\":1,\"v\":".length(), value.length() - 1);
        }
    }
}
