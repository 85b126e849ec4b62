package maf.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import maf.contract.file.Mistake;
import maf.contract.model.CleansingFunction;
import maf.contract.model.ColumnType;
import maf.contract.model.ColumnTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The JSON Schema for editors and the reader agree on every contract. */
class SchemaTest {
    private static final int MUTATIONS = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What only the reader can check: it compares sections, compiles CEL, and knows the ranges of types. */
    private static final Pattern BEYOND_THE_SCHEMA = Pattern.compile(".*(is not declared under columns"
            + "|is fed by a field and by a constant|takes the undeclared fields|made of constants alone"
            + "|topic '.*' is given twice|does nothing for a|the default of '|the constant of '|has a default"
            + "|is cleansed|is VARBINARY, which|is not a VARCHAR column|in the store, which is taken"
            + "|takes a part of field|is _id: write|digits and a scale of).*");

    private static final ContractSchema SCHEMA = ContractSchema.shipped();

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvFileSource(resources = "corpus.csv", delimiter = '~', quoteCharacter = '`', maxCharsPerColumn = 10_000)
    void agreesOnTheCorpus(String verdict, String sound, String other) throws IOException {
        // Given
        var base = Files.readString(Path.of("src/test/resources/maf/contract/yaml/sound.yaml"));
        assertThat(base).contains(sound);
        var yaml = base.replace(sound, other == null ? "" : other);

        // When
        var reader = reader(yaml);
        var problems = SCHEMA.problems(yaml);

        // Then
        switch (verdict) {
            case "valid" -> {
                assertThat(reader).isEmpty();
                assertThat(problems).isEmpty();
            }
            case "structural" -> {
                assertThat(reader).isNotEmpty();
                assertThat(problems).isNotEmpty();
            }
            case "beyond" -> {
                assertThat(reader).isNotEmpty();
                assertThat(problems).isEmpty();
            }
            default -> throw new IllegalArgumentException(verdict);
        }
    }

    @Test
    void agreesOnMutations() throws IOException {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        var bases = new ArrayList<Object>();
        for (var file : List.of("movie", "catalogue", "person")) {
            bases.add(ContractSchema.values(Files.readString(Path.of("../tables/" + file + ".yaml"))));
        }
        bases.add(ContractSchema.values(Files.readString(Path.of("src/test/resources/maf/contract/yaml/sound.yaml"))));
        var refusedByBoth = 0;
        for (var i = 0; i < MUTATIONS; i++) {
            var yaml = JSON.writeValueAsString(new ContractMutation(random).of(bases.get(i % bases.size())));
            var reader = reader(yaml);
            var problems = SCHEMA.problems(yaml);
            refusedByBoth += problems.isEmpty() ? 0 : 1;
            assertThat(problems.isEmpty() || !reader.isEmpty())
                    .as("seed %d: the schema refuses what the reader takes: %s%n%s", seed, problems, yaml)
                    .isTrue();
            var structural = reader.stream()
                    .filter(mistake -> !BEYOND_THE_SCHEMA.matcher(mistake).matches())
                    .toList();
            assertThat(!problems.isEmpty() || structural.isEmpty())
                    .as("seed %d: the schema takes what the reader refuses: %s%n%s", seed, structural, yaml)
                    .isTrue();
        }
        assertThat(refusedByBoth).as("seed %d: mutations mostly break", seed).isGreaterThan(MUTATIONS / 10);
    }

    @Test
    void knowsTheSameKeysTypesAndFunctions() {
        var json = SCHEMA.json();
        assertThat(names(json.path("properties"))).isEqualTo(new TreeSet<>(ContractReader.KEYS));
        assertThat(names(json.at("/definitions/column/properties"))).isEqualTo(new TreeSet<>(ColumnReader.KEYS));
        assertThat(names(json.at("/definitions/source/properties"))).isEqualTo(new TreeSet<>(SourceReader.KEYS));
        var types = new TreeSet<String>();
        json.at("/definitions/column/properties/type/anyOf/0/enum").forEach(type -> {
            assertThat(ColumnType.of(type.textValue()).sql()).isEqualTo(type.textValue());
            types.add(
                    type.textValue().replaceFirst("VARCHAR\\(.*", "VARCHAR(n)").replaceFirst("\\([0-9]+,.*", "(p,s)"));
        });
        assertThat(types).isEqualTo(new TreeSet<>(ColumnTypes.KNOWN));
        var functions = new TreeSet<String>();
        json.at("/definitions/cleansing/anyOf/0/enum").forEach(function -> {
            assertThat(CleansingFunction.of(function.textValue())).isNotNull();
            functions.add(function.textValue().replaceFirst("\\(.*", "(n)"));
        });
        assertThat(functions).isEqualTo(new TreeSet<>(CleansingFunction.known()));
    }

    @Test
    void explainsEveryKeyWithAnExample() {
        for (var place : List.of("/properties", "/definitions/column/properties", "/definitions/source/properties")) {
            SCHEMA.json().at(place).properties().forEach(key -> {
                assertThat(key.getValue().path("description").asText())
                        .as(key.getKey())
                        .isNotBlank();
                assertThat(key.getValue().has("examples")
                                || key.getValue().path("type").asText().equals("boolean"))
                        .as("example of " + key.getKey())
                        .isTrue();
            });
        }
    }

    @Test
    void isNamedByTheShippedContracts() throws IOException {
        try (var files = Files.list(Path.of("../tables"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".yaml")).toList())
                    .hasSize(5)
                    .allSatisfy(file -> {
                        var text = Files.readString(file);
                        assertThat(text).startsWith("# yaml-language-server: $schema=contract.schema.json\n");
                        assertThat(SCHEMA.problems(text)).isEmpty();
                    });
        }
    }

    private static Set<String> names(JsonNode properties) {
        var names = new TreeSet<String>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private List<String> reader(String yaml) throws IOException {
        Files.writeString(dir.resolve("t.yaml"), yaml);
        var mistakes = new ArrayList<Mistake>();
        Contracts.drafts(dir, mistakes);
        return mistakes.stream().map(Mistake::reason).toList();
    }
}
