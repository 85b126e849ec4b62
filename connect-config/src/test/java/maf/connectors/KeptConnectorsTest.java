package maf.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source files take effect while the keeper runs. */
class KeptConnectorsTest {
    @TempDir
    Path dir;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private FakeConnect connect;
    private SourceFiles files;
    private KeeperLoop loop;

    @BeforeEach
    void start() throws Exception {
        connect = new FakeConnect();
        files = new SourceFiles(dir, "1").write("c");
        loop = files.loop(connect, metrics, 60_000);
        loop.poll(0);
        connect.calls.clear();
    }

    @AfterEach
    void stop() {
        connect.close();
    }

    private double invalid(String name) {
        return metrics.get("maf.connector.file.invalid")
                .tag("connector", name)
                .gauge()
                .value();
    }

    private Path file(String name) {
        return dir.resolve("sources").resolve(name);
    }

    @Test
    void aChangedFileChangesItsConnector() throws Exception {
        // When
        files.write("c", "mongodb://elsewhere");
        loop.poll(1_000);

        // Then
        assertThat(connect.calls).containsExactly("PUT /connectors/c/config");
        assertThat(connect.settings.path("uri").asText()).isEqualTo("mongodb://elsewhere");
    }

    @Test
    void aNewFileIsANewConnector() throws Exception {
        // When
        files.write("d");
        loop.poll(1_000);

        // Then
        assertThat(connect.calls).containsExactly("PUT /connectors/d/config");
        assertThat(loop.health().detail()).contains("c: running").contains("d: ");
    }

    @Test
    void aFileEditedIntoNonsenseLeavesInForceWhatItSaidBefore() throws Exception {
        // When
        Files.writeString(file("c.yaml"), "kind: mongdb\n");
        loop.poll(1_000);
        connect.settings.put("a", "2"); // by somebody else
        loop.poll(70_000);
        loop.poll(71_000);

        // Then
        assertThat(connect.settings.path("a").asText()).isEqualTo("1");
        assertThat(invalid("c")).isEqualTo(1);
        assertThat(loop.health().ready()).isTrue();
        assertThat(loop.health().detail())
                .contains("c: running")
                .contains("what was read before stays in force")
                .contains("c.yaml:1:7: unknown kind 'mongdb'");

        // When
        files.write("c");
        loop.poll(80_000);

        // Then
        assertThat(invalid("c")).isZero();
        assertThat(loop.health().detail()).isEqualTo("c: running");
    }

    @Test
    void aNewFileWithAMistakeStopsNoOther() throws Exception {
        // When
        Files.writeString(file("d.yaml"), "kind: mongdb\n");
        loop.poll(1_000);

        // Then
        assertThat(connect.calls).isEmpty();
        assertThat(loop.health().ready()).isFalse();
        assertThat(loop.health().detail())
                .contains("c: running")
                .contains("d: its file cannot be used: ")
                .contains("d.yaml:1:7: unknown kind");
        assertThat(invalid("d")).isEqualTo(1);

        // When
        Files.delete(file("d.yaml"));
        loop.poll(2_000);

        // Then
        assertThat(loop.health().ready()).isTrue();
        assertThat(metrics.find("maf.connector.file.invalid")
                        .tag("connector", "d")
                        .gauge())
                .isNull();
    }

    @Test
    void aRemovedFileEndsItsConnectorAndItsMetrics() throws Exception {
        // When
        files.write("d");
        Files.delete(file("c.yaml"));
        loop.poll(1_000);

        // Then
        assertThat(connect.calls).contains("DELETE /connectors/c");
        assertThat(metrics.find("maf.connector.running").tag("connector", "c").gauge())
                .isNull();
        assertThat(loop.health().detail()).doesNotContain("c: running");
    }

    /** A mount that is missing looks like this. */
    @Test
    void anEmptyOrMissingFolderChangesNothing() throws Exception {
        // When
        Files.delete(file("c.yaml"));
        loop.poll(1_000);
        Files.delete(dir.resolve("sources"));
        loop.poll(2_000);

        // Then
        assertThat(connect.calls).isEmpty();
        assertThat(loop.health().detail()).contains("c: running").contains("there is no such directory");
    }

    @Test
    void aConnectorOfSomebodyElseIsLeftAlone() throws Exception {
        // When
        connect.settings.put("transforms.size.type", "org.example.Other");
        files.write("d");
        Files.delete(file("c.yaml"));
        loop.poll(1_000);

        // Then
        assertThat(connect.calls).noneMatch(call -> call.startsWith("DELETE"));
    }

    @Test
    void whatAConnectorLeavesBehindIsNamed() throws IOException {
        var status = new ConnectorStatus(
                java.util.Map.of("topic.prefix", "shop", "slot.name", "maf_shop"), java.util.List.of(), "");

        assertThat(status.whatStays())
                .contains("Its topics (shop.*)")
                .contains("'shop\\..*'")
                .contains("SELECT pg_drop_replication_slot('maf_shop')");
    }
}
