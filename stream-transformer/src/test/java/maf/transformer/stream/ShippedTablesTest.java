package maf.transformer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import maf.contract.wire.MafHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows of each source through insert, update and delete, with the shipped contracts. */
class ShippedTablesTest {
    private static final String ALIEN = "{\"id\":1,\"original_title\":\" Ali\\u0065\\u0301n 👽\\u00a0\","
            + "\"popularity\":\"0.1000000000\",\"adult\":0,\"video\":true}";

    private final TestTopology pipe = new TestTopology(TestTopology.SHIPPED);

    @AfterEach
    void close() {
        pipe.close();
    }

    @Test
    void writesAMySqlRowToItsTableAndToTheCatalogue() {
        // When
        pipe.send(TestTopology.MYSQL, "{\"id\":1}", TestTopology.mysql("c", null, ALIEN));

        // Then
        var movie = pipe.only("cleansed.movie");
        assertThat(movie.key()).isEqualTo("{\"id\":1}");
        assertThat(movie.value())
                .isEqualTo(
                        "{\"id\":1,\"original_title\":\"Alién 👽\",\"popularity\":0.1,\"adult\":false,\"video\":true}");
        var catalogue = pipe.only("cleansed.catalogue");
        assertThat(catalogue.key()).isEqualTo("{\"kind\":\"movie\",\"id\":1}");
        assertThat(catalogue.value())
                .isEqualTo("{\"kind\":\"movie\",\"id\":1,\"title\":\"Alién 👽\",\"popularity\":0.1,\"adult\":false}");
        assertThat(movie.full().getRecordTime()).isEqualTo(TestTopology.AT);
        assertThat(movie.header(MafHeaders.OP)).isEqualTo("c");
        assertThat(movie.header(MafHeaders.SOURCE_TOPIC)).isEqualTo(TestTopology.MYSQL);
        assertThat(movie.header(MafHeaders.SOURCE_PARTITION)).isEqualTo("0");
        assertThat(movie.header(MafHeaders.SOURCE_OFFSET)).isEqualTo("0");
        assertThat(movie.header(MafHeaders.TOPIC_ID)).isEqualTo("id-of-" + TestTopology.MYSQL);
        assertThat(movie.header(MafHeaders.SOURCE_POSITION)).isEqualTo("binlog.000002:345:1");
        assertThat(movie.header(MafHeaders.SOURCE_TS_MS)).isEqualTo("1790000000000");
        assertThat(movie.header(MafHeaders.REDRIVEN)).isNull();
        assertThat(pipe.read("quarantine")).isEmpty();
    }

    @Test
    void followsAMySqlRowThroughUpdateDeleteAndReinsert() {
        // Given
        var key = "{\"id\":-9223372036854775808}";
        var first =
                "{\"id\":-9223372036854775808,\"original_title\":\"a\",\"popularity\":null,\"adult\":null,\"video\":1}";
        var second = first.replace("\"a\"", "\"b\"");

        // When
        pipe.send(TestTopology.MYSQL, key, TestTopology.mysql("r", null, first));
        pipe.send(TestTopology.MYSQL, key, TestTopology.mysql("u", first, second));
        pipe.send(TestTopology.MYSQL, key, TestTopology.mysql("d", second, null));
        pipe.send(TestTopology.MYSQL, key, null);
        pipe.send(TestTopology.MYSQL, key, TestTopology.mysql("c", null, first));

        // Then
        var movies = pipe.read("cleansed.movie");
        assertThat(movies).extracting(TestTopology.Out::key).containsOnly(key).hasSize(4);
        assertThat(movies)
                .extracting(TestTopology.Out::value)
                .containsExactly(value("a"), value("b"), null, value("a"));
        assertThat(movies).extracting(out -> out.header(MafHeaders.OP)).containsExactly("r", "u", "d", "c");
        assertThat(pipe.read("cleansed.catalogue")).hasSize(4);
        assertThat(pipe.count("maf.records.in", "topic", TestTopology.MYSQL)).isEqualTo(5);
        assertThat(pipe.count("maf.records.deleted", "table", "MAF.MOVIE")).isEqualTo(1);
    }

    private static String value(String title) {
        return "{\"id\":-9223372036854775808,\"original_title\":\"" + title
                + "\",\"popularity\":null,\"adult\":false,\"video\":true}";
    }

    @Test
    void followsAPostgresRow() {
        // Given
        var key = "{\"id\":9223372036854775807}";
        var row = "{\"id\":9223372036854775807,\"original_name\":\"プライド\",\"popularity\":\"3.8242\"}";

        // When
        pipe.send(TestTopology.POSTGRES, key, TestTopology.postgres("c", null, row));
        pipe.send(TestTopology.POSTGRES, key, TestTopology.postgres("u", row, row.replace("3.8242", "4")));
        pipe.send(TestTopology.POSTGRES, key, TestTopology.postgres("d", row, null));
        pipe.send(TestTopology.POSTGRES, key, TestTopology.postgres("c", null, row));

        // Then
        var series = pipe.read("cleansed.tv-series");
        var value = "{\"id\":9223372036854775807,\"original_name\":\"プライド\",\"popularity\":3.8242}";
        assertThat(series)
                .extracting(TestTopology.Out::value)
                .containsExactly(value, value.replace("3.8242", "4.0"), null, value);
        assertThat(series)
                .extracting(out -> out.header(MafHeaders.SOURCE_POSITION))
                .containsOnly("26000123");
        assertThat(pipe.read("cleansed.catalogue"))
                .extracting(TestTopology.Out::key)
                .containsOnly("{\"kind\":\"tv-series\",\"id\":9223372036854775807}");
    }

    @Test
    void takesAnUnchangedPostgresTextFromTheRowBeforeOrOmitsIt() {
        // Given
        var unavailable = "{\"id\":1,\"original_name\":\"__debezium_unavailable_value\",\"popularity\":null}";
        var before = "{\"id\":1,\"original_name\":\"long\",\"popularity\":\"1\"}";

        // When
        pipe.send(TestTopology.POSTGRES, "{\"id\":1}", TestTopology.postgres("u", before, unavailable));
        pipe.send(TestTopology.POSTGRES, "{\"id\":1}", TestTopology.postgres("u", null, unavailable));

        // Then
        assertThat(pipe.read("cleansed.tv-series"))
                .extracting(TestTopology.Out::value)
                .containsExactly(
                        "{\"id\":1,\"original_name\":\"long\",\"popularity\":null}", "{\"id\":1,\"popularity\":null}");
    }

    @Test
    void followsAMongoDocument() {
        // Given
        var key = "{\"id\":\"16767\"}";
        var document = "{\"_id\":16767,\"name\":\"Aki \\\"K\\\" 🎬\",\"popularity\":2.4825,\"adult\":false}";
        var bare = "{\"_id\":{\"$numberLong\":\"16767\"},\"name\":\"Aki\"}";

        // When
        pipe.send(TestTopology.MONGODB, key, TestTopology.mongodb("c", null, document));
        pipe.send(TestTopology.MONGODB, key, TestTopology.mongodb("u", document, bare));
        pipe.send(TestTopology.MONGODB, key, TestTopology.mongodb("d", bare, null));
        pipe.send(TestTopology.MONGODB, key, null);
        pipe.send(
                TestTopology.MONGODB,
                "{\"id\":\"{\\\"$numberLong\\\": \\\"16767\\\"}\"}",
                TestTopology.mongodb("c", null, document));

        // Then
        var persons = pipe.read("cleansed.person");
        var value = "{\"id\":16767,\"name\":\"Aki \\\"K\\\" 🎬\",\"popularity\":2.4825,\"adult\":false}";
        assertThat(persons).extracting(TestTopology.Out::key).containsOnly("{\"id\":16767}");
        assertThat(persons)
                .extracting(TestTopology.Out::value)
                .containsExactly(
                        value, "{\"id\":16767,\"name\":\"Aki\",\"popularity\":null,\"adult\":false}", null, value);
        assertThat(persons)
                .extracting(out -> out.header(MafHeaders.SOURCE_POSITION))
                .containsOnly("1790000000:7");
        assertThat(pipe.read("cleansed.catalogue"))
                .extracting(TestTopology.Out::key)
                .containsOnly("{\"kind\":\"person\",\"id\":16767}");
    }

    @Test
    void removesTheOldRowOfAChangedKey() {
        // Given
        var before = "{\"id\":1,\"original_title\":\"a\"}";
        var after = "{\"id\":2,\"original_title\":\"a\"}";

        // When
        pipe.send(TestTopology.MYSQL, "{\"id\":2}", TestTopology.mysql("u", before, after));

        // Then
        var movies = pipe.read("cleansed.movie");
        assertThat(movies).extracting(TestTopology.Out::key).containsExactly("{\"id\":1}", "{\"id\":2}");
        assertThat(movies.get(0).value()).isNull();
        assertThat(movies.get(1).value()).isNotNull();
    }
}
