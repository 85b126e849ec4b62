package maf.transformer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import maf.contract.wire.MafHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuarantineTest {
    private static final String ROW =
            "{\"id\":1,\"original_title\":\"secret\",\"popularity\":\"1\",\"adult\":0,\"video\":0}";

    private final TestTopology pipe = new TestTopology(TestTopology.SHIPPED);

    @AfterEach
    void close() {
        pipe.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"popularity\":\"1\" | \"popularity\":\"-0.5\" | rule-refused",
                "\"popularity\":\"1\" | \"popularity\":\"0.12345678901234567890\" | not-exact",
                "\"popularity\":\"1\" | \"popularity\":\"NaN\" | not-finite",
                "\"popularity\":\"1\" | \"popularity\":1e400 | not-exact",
                "\"popularity\":\"1\" | \"popularity\":1e999999999 | not-exact",
                "\"popularity\":\"1\" | \"popularity\":\"secret\" | type-mismatch",
                "\"popularity\":\"1\" | \"popularity\":[1] | type-mismatch",
                "\"popularity\":\"1\" | \"popularity\":NaN | malformed-json",
                "\"adult\":0 | \"adult\":2 | type-mismatch",
                "\"adult\":0 | \"adult\":0,\"adult\":0 | malformed-json",
                "\"original_title\":\"secret\" | \"original_title\":\" \\u3000\" | required-missing",
                "\"original_title\":\"secret\" | \"other\":1 | required-missing",
                "\"original_title\":\"secret\" | \"original_title\":\"\\ud83d secret\" | type-mismatch",
            })
    void keepsTheBytesAndTheReason(String sound, String broken, String reason) {
        // Given
        assertThat(ROW).contains(sound);
        var value = TestTopology.mysql("c", null, ROW.replace(sound, broken));

        // When
        pipe.send(TestTopology.MYSQL, "{\"id\":1}", value);

        // Then
        assertThat(pipe.read("cleansed.movie")).isEmpty();
        assertThat(pipe.read("cleansed.catalogue")).isEmpty();
        var refused = pipe.read("quarantine");
        assertThat(refused)
                .extracting(out -> out.header(MafHeaders.TABLE))
                .containsExactlyInAnyOrder("MAF.CATALOGUE", "MAF.MOVIE");
        assertThat(refused).allSatisfy(out -> {
            assertThat(out.key()).isEqualTo("{\"id\":1}");
            assertThat(out.value()).isEqualTo(value);
            assertThat(out.header(MafHeaders.REASON)).isEqualTo(reason);
            assertThat(out.header(MafHeaders.DETAIL)).isNotBlank().doesNotContain("secret");
            assertThat(out.header(MafHeaders.TOPIC)).isEqualTo(TestTopology.MYSQL);
            assertThat(out.header(MafHeaders.PARTITION)).isEqualTo("0");
            assertThat(out.header(MafHeaders.OFFSET)).isEqualTo("0");
            assertThat(out.header(MafHeaders.TIMESTAMP)).isEqualTo(Long.toString(TestTopology.AT.toEpochMilli()));
            assertThat(out.header(MafHeaders.FAILED_AT_MS)).matches("[0-9]+");
        });
        assertThat(pipe.count("maf.records.quarantined", "table", "MAF.MOVIE", "reason", reason))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "NULL",
            value = {
                "{\"id\":1} | {\"after\":{\"id\":1 | malformed-json",
                "{\"id\":1} | `` | malformed-envelope",
                "{\"id\":1} | [] | malformed-envelope",
                "{\"id\":1} | {} | malformed-envelope",
                "{\"id\":1} | {\"op\":\"c\",\"after\":[]} | malformed-envelope",
                "{\"id\":1} | {\"op\":\"c\",\"after\":null} | missing-after",
                "{\"id\":1} | {\"op\":\"x\"} | unknown-operation",
                "{\"id | {\"op\":\"d\"} | malformed-json",
                "7 | {\"op\":\"d\"} | malformed-envelope",
                "NULL | {\"op\":\"d\"} | missing-key",
                "null | {\"op\":\"d\"} | missing-key",
                "{\"id\":null} | {\"op\":\"d\"} | missing-key",
                "{\"id\":\"a\"} | {\"op\":\"d\"} | type-mismatch",
                "{\"nr\":1} | {\"op\":\"d\"} | key-mismatch",
                "{\"id\":1,\"nr\":1} | {\"op\":\"d\"} | key-mismatch",
                "NULL | {\"op\":\"t\"} | truncate",
            })
    void refusesRecordsThatAreNotRowEvents(String key, String value, String reason) {
        // When
        pipe.send(TestTopology.MYSQL, key, value);

        // Then
        assertThat(pipe.read("quarantine")).hasSize(2).allSatisfy(out -> {
            assertThat(out.key()).isEqualTo(key);
            assertThat(out.value()).isEqualTo(value);
            assertThat(out.header(MafHeaders.REASON)).isEqualTo(reason);
        });
    }

    @Test
    void namesTheRule() {
        pipe.send(TestTopology.MYSQL, "{\"id\":1}", TestTopology.mysql("c", null, ROW.replace("\"1\"", "\"-1\"")));

        assertThat(pipe.read("quarantine"))
                .extracting(out -> out.header(MafHeaders.RULE))
                .containsOnly("popularity-is-not-negative");
    }

    @Test
    void cleansesARecordSeparatelyForEachTable() {
        // When: too long for no table, but of a kind that only MAF.MOVIE has
        pipe.send(
                TestTopology.MYSQL,
                "{\"id\":1}",
                TestTopology.mysql("c", null, ROW.replace("\"video\":0", "\"video\":7")));

        // Then
        assertThat(pipe.read("cleansed.catalogue")).hasSize(1);
        assertThat(pipe.only("quarantine").header(MafHeaders.TABLE)).isEqualTo("MAF.MOVIE");
    }

    @ParameterizedTest
    @CsvSource({"500,1", "501,0"})
    void neverTruncatesAText(int length, int cleansed) {
        // When
        pipe.send(
                TestTopology.MYSQL,
                "{\"id\":1}",
                TestTopology.mysql("c", null, ROW.replace("secret", "é".repeat(length))));

        // Then
        assertThat(pipe.read("cleansed.movie")).hasSize(cleansed);
        assertThat(pipe.read("quarantine"))
                .hasSize(2 - 2 * cleansed)
                .allSatisfy(out -> assertThat(out.header(MafHeaders.REASON)).isEqualTo("too-long"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"_id\":1,\"name\":\"a\",\"popularity\":NaN} | not-finite",
                "{\"_id\":1,\"name\":\"a\",\"popularity\":-Infinity} | not-finite",
                "{\"_id\":1,\"name\":\"a\",\"popularity\":{\"$numberDecimal\":\"0.1000000000000000055511151231257827\"}} | not-exact",
                "{\"_id\":1,\"name\":{\"a\":1},\"popularity\":{\"$date\":5}} | type-mismatch",
                "{\"_id\":1,\"name\":{\"$binary\":\"AAE=\",\"$type\":\"00\"}} | type-mismatch",
                "{\"_id\":1,\"name\": | malformed-json",
            })
    void refusesMongoValuesThatHaveNoColumn(String document, String reason) {
        pipe.send(TestTopology.MONGODB, "{\"id\":\"1\"}", TestTopology.mongodb("c", null, document));

        assertThat(pipe.read("quarantine"))
                .hasSize(2)
                .allSatisfy(out -> assertThat(out.header(MafHeaders.REASON)).isEqualTo(reason));
    }

    @Test
    void refusesAMongoUpdateWithoutItsDocument() {
        pipe.send(TestTopology.MONGODB, "{\"id\":\"1\"}", TestTopology.mongodb("u", null, null));

        assertThat(pipe.read("quarantine"))
                .hasSize(2)
                .allSatisfy(out -> assertThat(out.header(MafHeaders.REASON)).isEqualTo("missing-after"));
    }

    @Test
    void ignoresRecordsAboutNoRow() {
        // When
        pipe.send(TestTopology.MYSQL, null, null);
        pipe.send(TestTopology.MYSQL, "{\"serverName\":\"mysql\"}", "{\"ts_ms\":1}");
        pipe.send(
                TestTopology.MYSQL,
                "{\"id\":\"x\"}",
                "{\"status\":\"END\",\"id\":\"x\",\"event_count\":2,\"ts_ms\":1}");

        // Then
        assertThat(pipe.read("quarantine")).isEmpty();
        assertThat(pipe.read("cleansed.movie")).isEmpty();
    }

    @Test
    void refusesTheEventsOfASecondTableThatSharesTheTopic() {
        // Given
        var ours = TestTopology.mysql("c", null, "{\"id\":1,\"original_title\":\"a\"}")
                .replace("\"ts_ms\":1790000000000", "\"ts_ms\":1790000000000,\"db\":\"maf\",\"table\":\"movie_ids\"");

        // When
        pipe.send(TestTopology.MYSQL, "{\"id\":1}", ours);
        pipe.send(TestTopology.MYSQL, "{\"id\":1}", ours.replace("movie_ids", "movie$ids"));

        // Then: once for each table that the topic feeds
        assertThat(pipe.read("cleansed.movie")).hasSize(1);
        assertThat(pipe.read("quarantine")).hasSize(2).allSatisfy(out -> {
            assertThat(out.header(MafHeaders.REASON)).isEqualTo("other-table");
            assertThat(out.header(MafHeaders.DETAIL)).contains("'maf.movie$ids'", "'maf.movie_ids'");
        });
    }
}
