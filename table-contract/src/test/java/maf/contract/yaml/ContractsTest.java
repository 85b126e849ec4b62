package maf.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import maf.contract.model.Column;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractsTest {
    private static final Path SHIPPED = Path.of("../tables");
    private static final String SOUND = """
            table: MAF.T
            key: [kind, id]
            columns:
              kind: {type: VARCHAR(4)}
              id: {type: BIGINT}
              name: {type: VARCHAR}
              price: {type: "DECIMAL(6,2)", default: 1.5}
            sources:
              - topic: a.b.c
                fields: {name: some.name}
                constants: {kind: no}
            """;

    @TempDir
    Path dir;

    @Test
    void readsTheShippedContracts() {
        // When
        var contracts = Contracts.read(SHIPPED);

        // Then
        assertThat(contracts)
                .extracting(TableContract::name)
                .containsExactly("canary", "catalogue", "movie", "person", "tv-series");
        var catalogue = contracts.get(1);
        assertThat(catalogue.table()).hasToString("MAF.CATALOGUE");
        assertThat(catalogue.topic()).isEqualTo("cleansed.catalogue");
        assertThat(catalogue.key()).containsExactly("kind", "id");
        assertThat(catalogue.valueColumns())
                .extracting(Column::storeName)
                .containsExactly("TITLE", "POPULARITY", "ADULT");
        assertThat(catalogue.saltBuckets()).isEqualTo(OptionalInt.of(4));
        assertThat(catalogue.sources())
                .contains(new Source(
                        "mongodb.maf.person_ids", Map.of("id", "_id", "title", "name"), Map.of("kind", "person")));
        assertThat(catalogue.columns().get("adult").defaultValue()).isEqualTo(false);
    }

    @Test
    void takesConstantsAndDefaultsAsTheirColumnsType() throws IOException {
        // Given
        write("t", SOUND);

        // When
        var contract = Contracts.read(dir).get(0);

        // Then
        assertThat(contract.sources().get(0).constants()).isEqualTo(Map.of("kind", "no"));
        assertThat(contract.columns().get("price").defaultValue()).isEqualTo(new java.math.BigDecimal("1.5"));
        assertThat(contract.sources().get(0).path("name").steps()).containsExactly("some", "name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "table: MAF.T | table: T | t.yaml:1:8: 'T' is not a schema and a table",
                "table: MAF.T | tabel: MAF.T | t.yaml:1:1: unknown key 'tabel'",
                "key: [kind, id] | key: [kind, nr] | t.yaml:2:13: key column 'nr' is not declared",
                "key: [kind, id] | key: [kind] | t.yaml:9:5: the key is made of constants alone",
                "{type: BIGINT} | {type: BIGNUM} | t.yaml:5:14: unknown type 'BIGNUM'",
                "{type: BIGINT} | {type: BIGINT, default: 0} | key column 'id' has a default",
                "{type: BIGINT} | {type: BIGINT, required: yes} | t.yaml:5:32: 'yes' is neither true nor false",
                "default: 1.5 | default: 1.555 | t.yaml:7:42: the default of 'price' has more digits than DECIMAL(6,2)",
                "default: 1.5 | default: many | t.yaml:7:42: the default of 'price' is not a valid DECIMAL(6,2)",
                "{type: VARCHAR} | {type: VARCHAR, cleanse: [trim, polish]} | t.yaml:6:41: unknown cleansing function 'polish'",
                "{type: VARCHAR} | {type: VARCHAR, cleanse: [round(2)]} | 'round(2)' does nothing for a VARCHAR",
                "{type: VARCHAR} | {type: VARCHAR, type: VARCHAR} | t.yaml:6:25: 'type' is given twice",
                "constants: {kind: no} | constants: {kind: norway} | t.yaml:11:23: the constant of 'kind' is longer than VARCHAR(4)",
                "constants: {kind: no} | constants: {sort: no} | t.yaml:11:17: 'sort' is not declared",
                "topic: a.b.c | topic: a b | t.yaml:9:12: 'a b' is not a topic name",
                "table: MAF.T | `table: MAF.T\nundeclared-fields: keep` | t.yaml:2:20: 'keep' is none of drop",
                "table: MAF.T | `table: MAF.T\nundeclared-fields: json:id` | 'id' is not a VARCHAR column",
                "table: MAF.T | `table: MAF.T\nsalt-buckets: 257` | t.yaml:2:15: salt-buckets must be a number from 1 to 256",
                "table: MAF.T | `table: [` | t.yaml:3:1: invalid YAML",
            })
    void refusesWhatDoesNotHoldTogether(String sound, String broken, String mistake) throws IOException {
        // Given
        assertThat(SOUND).contains(sound);
        write("t", SOUND.replace(sound, broken));

        // Then
        assertThatThrownBy(() -> Contracts.read(dir))
                .isInstanceOf(InvalidContractException.class)
                .hasMessageContaining(mistake);
    }

    @Test
    void reportsTheMistakesOfAllFilesAtOnce() throws IOException {
        // Given
        write("a", SOUND);
        write("b", SOUND);
        write("c", SOUND.replace("BIGINT", "LONG").replace("VARCHAR(4)", "TEXT"));

        // Then
        assertThatThrownBy(() -> Contracts.read(dir))
                .hasMessageContaining("b.yaml:1:8: MAF.T already has a contract: a.yaml")
                .hasMessageContaining("c.yaml:4:16: unknown type 'TEXT'")
                .hasMessageContaining("c.yaml:5:14: unknown type 'LONG'");
        assertThat(List.of(dir.toFile().list())).hasSize(3);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(dir.resolve(name + ".yaml"), text);
    }
}
