package maf.source.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import maf.source.Source;
import maf.source.SourceKind;
import maf.source.yaml.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectorTemplateTest {
    private static final Path TEMPLATES = Path.of("../connect-config/connectors");
    private static final Path EXPECTED = Path.of("src/test/resources/maf/source/connector");

    @TempDir
    Path dir;

    private static Map<String, String> rendered(Source source) {
        return ConnectorTemplate.read(TEMPLATES, source.kind()).render(source);
    }

    private Map<String, String> rendered(String yaml) throws IOException {
        Files.writeString(dir.resolve("shop.yaml"), yaml);
        return rendered(Sources.read(dir).get(0));
    }

    @ParameterizedTest
    @EnumSource
    void theShippedSourcesBecomeTheConnectorsThatTestsKnow(SourceKind kind) throws IOException {
        var source = Sources.read(Path.of("../sources")).stream()
                .filter(each -> each.name().equals(kind.code()))
                .findFirst()
                .orElseThrow();
        var expected = new JsonMapper()
                .readValue(
                        EXPECTED.resolve(kind.code() + ".json").toFile(), new TypeReference<Map<String, String>>() {});

        assertThat(rendered(source)).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void aMysqlOfSeveralDatabasesIsCapturedByPatternsWithItsSignals() throws IOException {
        var settings = rendered("""
                kind: mysql
                host: db.example.com
                databases: [shop, "crm$1"]
                tables: [orders, "invoice_*", shop.customers]
                excluded-columns: ["*.customers.ssn"]
                signals: shop.maf_signals
                users:
                  capture: {name: cdc, password-file: shop-cdc}
                tls: {mode: verify, ca: ca.pem, certificate: client.pem, key: client-key.pem}
                snapshot: none
                connector: {max.batch.size: 100, connect.keep.alive: true}
                """);

        assertThat(settings)
                .containsEntry("topic.prefix", "shop")
                .containsEntry("database.port", "3306")
                .containsEntry("database.password", "${secret:shop-cdc}")
                .containsEntry("database.include.list", "shop,crm\\$1")
                .containsEntry(
                        "table.include.list",
                        "shop\\.orders,crm\\$1\\.orders,shop\\.invoice_.*,crm\\$1\\.invoice_.*,shop\\.customers,shop\\.maf_signals")
                .containsEntry("column.exclude.list", ".*\\.customers\\.ssn")
                .containsEntry("database.ssl.mode", "verify_identity")
                .containsEntry("database.ssl.truststore", "${secret:truststore:ca.pem}")
                .containsEntry("database.ssl.keystore", "${secret:keystore:client.pem,client-key.pem}")
                .containsEntry("snapshot.mode", "no_data")
                .containsEntry("max.batch.size", "100")
                .containsEntry("connect.keep.alive", "true")
                .containsEntry("schema.history.internal.kafka.topic", "schema-history.shop")
                .containsEntry("topic.creation.small.include", "heartbeat\\.shop,notifications\\.shop,shop");
        assertThat(settings.get("database.server.id")).matches("[0-9]{7,10}");
        assertThat(settings.toString()).doesNotContain("${source:");
    }

    @Test
    void aPostgresTakesItsNamesFromItsOwn() throws IOException {
        var settings = rendered("""
                kind: postgres
                host: db.example.com
                port: 6432
                database: shop
                schemas: [public, sales]
                users:
                  capture: {name: cdc, password-file: shop-cdc}
                tls: {mode: verify}
                """);

        assertThat(settings)
                .containsEntry("database.port", "6432")
                .containsEntry("schema.include.list", "public,sales")
                .containsEntry("slot.name", "maf_shop")
                .containsEntry("publication.name", "maf_shop")
                .containsEntry("database.sslmode", "verify-full")
                .containsEntry("database.sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory")
                .doesNotContainKeys("table.include.list", "signal.data.collection", "database.sslrootcert");
    }

    @Test
    void aMongodbOfSeveralDatabasesIsWatchedAsAWhole() throws IOException {
        var settings = rendered("""
                kind: mongodb
                uri: mongodb+srv://cluster.example.com
                databases: [shop, crm]
                excluded-columns: [shop.customers.address.street]
                users:
                  capture: {name: cdc, password-file: shop-cdc}
                tls: {mode: require}
                """);

        assertThat(settings)
                .containsEntry("mongodb.connection.string", "mongodb+srv://cluster.example.com")
                .containsEntry("capture.scope", "deployment")
                .containsEntry("database.include.list", "shop,crm")
                .containsEntry("collection.include.list", "shop\\..*,crm\\..*")
                .containsEntry("field.exclude.list", "shop.customers.address.street")
                .containsEntry("mongodb.ssl.enabled", "true")
                .containsEntry("mongodb.ssl.invalid.hostname.allowed", "true")
                .doesNotContainKey("capture.target");
    }

    @Test
    void aWordThatNoSourceFillsIsRefused() throws IOException {
        var source = Sources.read(Path.of("../sources")).get(0);

        assertThatThrownBy(() -> new ConnectorTemplate(Map.of("a", "${source:nmae}")).render(source))
                .hasMessageContaining("${source:nmae}");
    }
}
