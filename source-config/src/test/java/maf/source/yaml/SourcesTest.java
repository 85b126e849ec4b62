package maf.source.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import maf.contract.file.Mistake;
import maf.source.Secret;
import maf.source.SourceKind;
import maf.source.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class SourcesTest {
    private static final Path SHIPPED = Path.of("../sources");
    private static final Path RESOURCES = Path.of("src/test/resources/maf/source/yaml");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path dir;

    private static JsonNode schema() throws IOException {
        return JSON.readTree(SHIPPED.resolve("source.schema.json").toFile());
    }

    private static JsonSchema validator() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(schema());
    }

    /** As editors see the file. */
    private static JsonNode values(String yaml) {
        return JSON.valueToTree(
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml));
    }

    private List<String> mistakes(String yaml) throws IOException {
        Files.writeString(dir.resolve("shop.yaml"), yaml);
        return Sources.readable(dir).mistakes().stream().map(Mistake::toString).toList();
    }

    private static String sound(String kind) throws IOException {
        return Files.readString(RESOURCES.resolve(kind + ".yaml"));
    }

    @Test
    void readsEveryKey() throws IOException {
        // When
        Files.writeString(dir.resolve("shop.yaml"), sound("mysql"));
        var source = Sources.read(dir).get(0);

        // Then
        assertThat(source.kind()).isEqualTo(SourceKind.MYSQL);
        assertThat(source.scope().schemas()).containsExactly("shop", "crm");
        assertThat(source.scope().captures("crm", "invoice_7")).isTrue();
        assertThat(source.users().capture().password()).isEqualTo(new Secret.InFile("shop-cdc"));
        assertThat(source.users().reader().password()).isEqualTo(new Secret.InEnvironment("SHOP_READER_PASSWORD"));
        assertThat(source.tls().mode()).isEqualTo(Tls.Mode.VERIFY);
        assertThat(source.capture().serverId()).hasValue(7001);
        assertThat(source.capture().heartbeat()).hasMillis(5000);
        assertThat(source.capture().properties()).containsEntry("max.batch.size", "4096");
    }

    @Test
    void readsTheShippedSources() {
        assertThat(Sources.read(SHIPPED)).extracting("name").containsExactly("mongodb", "mysql", "postgres");
    }

    /** Verdict, the sound file, what to replace in it, by what, and the mistake. */
    @ParameterizedTest
    @CsvFileSource(resources = "corpus.csv", delimiter = '~', quoteCharacter = '`', maxCharsPerColumn = 10_000)
    void namesAMistakeAtItsPlaceAndAgreesWithTheSchema(
            String verdict, String kind, String sound, String other, String mistake) throws IOException {
        // Given
        var base = sound(kind);
        assertThat(base).contains(sound);
        var yaml = base.replace(sound, other == null ? "" : other);

        // When
        var reader = mistakes(yaml);
        var problems = validator().validate(values(yaml));

        // Then
        if (mistake == null) {
            assertThat(reader).isEmpty();
        } else {
            assertThat(reader).anySatisfy(line -> assertThat(line).contains(mistake));
        }
        assertThat(problems.isEmpty()).as("%s", problems).isEqualTo(!verdict.equals("structural"));
    }

    @Test
    void reportsTheMistakesOfAllFilesAtOnceAndReadsTheOthers() throws IOException {
        // Given
        Files.writeString(dir.resolve("a.yaml"), sound("mysql"));
        Files.writeString(dir.resolve("b.yaml"), sound("mysql"));
        Files.writeString(dir.resolve("c.yaml"), sound("postgres").replace("host: ", "hosts: "));
        Files.writeString(dir.resolve("Shop.yaml"), sound("mongodb"));
        Files.writeString(dir.resolve("cleansed.yaml"), sound("mongodb"));
        Files.writeString(dir.resolve("d.yaml"), sound("postgres"));
        Files.writeString(dir.resolve("e.yaml"), sound("postgres"));

        // When
        var found = Sources.readable(dir);

        // Then
        assertThat(found.mistakes())
                .map(Mistake::toString)
                .anySatisfy(line -> assertThat(line).contains("b.yaml:").contains("server id 7001 belongs to a.yaml"))
                .anySatisfy(line -> assertThat(line).contains("c.yaml:").contains("did you mean 'host'"))
                .anySatisfy(line -> assertThat(line).contains("Shop.yaml: a source's name is made of"))
                .anySatisfy(line -> assertThat(line).contains("cleansed.yaml: a source cannot be called"))
                .anySatisfy(line -> assertThat(line).contains("e.yaml:").contains("belongs to d.yaml"));
        assertThat(found.sources()).extracting("name").containsExactly("a", "d");
        assertThat(found.names()).contains("a", "b", "c", "cleansed", "d", "e");
        assertThatThrownBy(() -> Sources.read(dir)).isInstanceOf(InvalidSourceException.class);
    }

    @Test
    void theSchemaHasTheSameKeysAndPatterns() throws IOException {
        var json = schema();
        assertThat(names(json.path("properties"))).isEqualTo(new TreeSet<>(Keys.KINDS.keySet()));
        assertThat(names(json.at("/properties/users/properties"))).isEqualTo(new TreeSet<>(UsersReader.ROLES));
        assertThat(names(json.at("/properties/users/properties/capture/properties")))
                .isEqualTo(new TreeSet<>(UsersReader.KEYS));
        assertThat(names(json.at("/properties/tls/properties"))).isEqualTo(new TreeSet<>(TlsReader.KEYS));
        for (var form : Texts.values()) {
            assertThat(json.findValuesAsText("pattern")).as(form.name()).contains(form.schemaPattern());
        }
        assertThat(json.path("allOf")).hasSameSizeAs(SourceKind.values());
        json.path("allOf").forEach(branch -> {
            var kind = SourceKind.valueOf(
                    branch.at("/if/properties/kind/const").asText().toUpperCase(Locale.ROOT));
            var properties = new TreeSet<String>();
            branch.at("/then/properties/connector/propertyNames/enum").forEach(name -> properties.add(name.asText()));
            assertThat(properties).isEqualTo(ConnectorProperties.of(kind));
        });
    }

    @Test
    void theSchemaExplainsEveryKeyWithAnExample() throws IOException {
        for (var place : List.of("/properties", "/properties/users/properties", "/properties/tls/properties")) {
            schema().at(place).properties().forEach(key -> {
                assertThat(key.getValue().path("description").asText())
                        .as(key.getKey())
                        .isNotBlank();
                assertThat(key.getValue().path("examples").isEmpty())
                        .as(key.getKey())
                        .isFalse();
            });
        }
    }

    @Test
    void theShippedSourcesNameTheSchemaAndAgreeWithIt() throws IOException {
        for (var kind : SourceKind.values()) {
            var text = Files.readString(SHIPPED.resolve(kind.code() + ".yaml"));
            assertThat(text).startsWith("# yaml-language-server: $schema=source.schema.json\n");
            assertThat(validator().validate(values(text))).isEmpty();
        }
    }

    /** Whoever reaches Connect can read what a connector may refer to. */
    @Test
    void captureRefersOnlyToWhatConnectResolves() throws IOException {
        var worker = new java.util.Properties();
        try (var reader = Files.newBufferedReader(Path.of("../connect-config/worker.properties"))) {
            worker.load(reader);
        }
        var allowed = worker.getProperty("config.providers.env.param.allowlist.pattern");
        for (var variable : Set.of("SHOP_HOST", "SHOP_PORT", "SHOP_URI", "SHOP_CDC_USER", "SHOP_CDC_PASSWORD")) {
            assertThat(variable).matches(allowed);
        }
        assertThat("SHOP_READER_PASSWORD").doesNotMatch(allowed);
    }

    private static Set<String> names(JsonNode properties) {
        var names = new TreeSet<String>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
