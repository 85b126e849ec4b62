package maf.verifier.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.contract.yaml.Contracts;
import maf.verifier.row.RawKeyMatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as a person writes them, and the raw records that have them. */
class TraceKeyTest {
    private static TableContract contract(String name) {
        return Contracts.read(Path.of("..", "tables")).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Source source(TableContract contract, String topic) {
        return contract.sources().stream()
                .filter(each -> each.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void valuesInOrderAndAnObjectAreTheSame() {
        var catalogue = contract("catalogue");

        assertThat(TraceKey.of(catalogue, List.of("movie", "42")))
                .isEqualTo(TraceKey.of(catalogue, List.of("{\"id\": 42, \"kind\": \"movie\"}")));
        assertThat(TraceKey.of(catalogue, List.of("movie", "42")).text()).isEqualTo("{\"kind\":\"movie\",\"id\":42}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"movie", "movie 42 7", "movie x", "{\"id\": 42}", "{\"kind\": \"movie\"", "{\"kind\":1}"})
    void invalidKeysAreRefused(String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TraceKey.of(
                        contract("catalogue"), words.startsWith("{") ? List.of(words) : List.of(words.split(" "))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mysql.maf.movie_ids | {\"id\":42} | true",
                "mysql.maf.movie_ids | {\"id\":421} | false",
                "mysql.maf.movie_ids | {\"id\":\"42\"} | true",
                "mysql.maf.movie_ids | {\"other\":42} | false",
                "mysql.maf.movie_ids | no JSON | false",
                "mongodb.maf.person_ids | {\"id\":\"42\"} | true",
                "mongodb.maf.person_ids | {\"id\":\"{\\\"$numberLong\\\":\\\"42\\\"}\"} | true",
                "mongodb.maf.person_ids | {\"id\":\"\\\"42\\\"\"} | true",
                "mongodb.maf.person_ids | {\"id\":\"{\\\"$oid\\\":\\\"64\\\"}\"} | false"
            })
    void rawKeysAreKnown(String topic, String rawKey, boolean isOf) {
        var catalogue = contract("catalogue");
        var source = source(catalogue, topic);
        var kind = source.constants().get("kind").toString();

        assertThat(new RawKeyMatcher(
                                source,
                                TraceKey.of(catalogue, List.of(kind, "42")).columns())
                        .isOf(rawKey.getBytes(UTF_8)))
                .isEqualTo(isOf);
    }
}
