package maf.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperLoopTest {
    private static final long STABLE_MS = 60_000;

    @TempDir
    Path dir;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private FakeConnect connect;
    private KeeperLoop loop;

    @BeforeEach
    void start() throws IOException {
        connect = new FakeConnect();
        loop = loopWith("1");
    }

    /** @param setting of the template */
    private KeeperLoop loopWith(String setting) throws IOException {
        var files = new SourceFiles(dir, setting).write("c");
        return files.loop(connect, metrics, STABLE_MS);
    }

    @AfterEach
    void stop() {
        connect.close();
    }

    @Test
    void anUnknownConnectorIsRegisteredOnce() throws InterruptedException {
        for (long poll = 0; poll < 5; poll++) {
            loop.poll(poll * 1_000);
        }
        assertThat(connect.calls).containsExactly("PUT /connectors/c/config");
        assertThat(loop.health().ready()).isTrue();
        assertThat(loop.health().detail()).isEqualTo("c: running");
    }

    @Test
    void aMissingOrChangedConnectorIsRegisteredAgain() throws InterruptedException {
        loop.poll(0);
        connect.settings.put("a", "2");
        loop.poll(70_000);
        assertThat(connect.settings.path("a").asText()).isEqualTo("1");
        connect.settings = null;
        loop.poll(140_000);
        assertThat(connect.settings.path("a").asText()).isEqualTo("1");
    }

    @Test
    void aFailedTaskIsRestartedWithIncreasingPauses() throws InterruptedException {
        // Given
        loop.poll(0);
        connect.calls.clear();
        // When it fails again after every restart
        for (long now = 10_000; now < 25_000; now += 500) {
            connect.taskState = "FAILED";
            loop.poll(now);
        }
        // Then: at 10, 12, 16 and 24 s (the registration was the first attempt, with a pause of 1 s)
        assertThat(connect.calls).hasSize(4).containsOnly("POST /connectors/c/restart");
        assertThat(metrics.get("maf.connector.restarts").counter().count()).isEqualTo(4);
        assertThat(metrics.get("maf.connector.failed").gauge().value()).isEqualTo(1);
        assertThat(loop.health().ready()).isFalse();
        assertThat(loop.health().detail()).isEqualTo("c: failed: broke at 7");
    }

    @Test
    void pausesAreResetWhenTheConnectorIsStable() throws InterruptedException {
        // Given
        loop.poll(0);
        for (long now = 10_000; now < 25_000; now += 500) {
            connect.taskState = "FAILED";
            loop.poll(now);
        }
        connect.calls.clear();
        // When
        connect.taskState = "RUNNING";
        loop.poll(30_000);
        loop.poll(30_000 + STABLE_MS);
        connect.taskState = "FAILED";
        loop.poll(30_001 + STABLE_MS);
        // Then
        assertThat(connect.calls).hasSize(1);
    }

    @Test
    void aPausedConnectorStaysPausedAndIsNamed() throws InterruptedException {
        loop.poll(0);
        connect.calls.clear();
        connect.connectorState = "PAUSED";
        loop.poll(70_000);
        assertThat(connect.calls).isEmpty();
        assertThat(loop.health().ready()).isFalse();
        assertThat(loop.health().detail()).contains("paused by a person").contains("/connectors/c/resume");
    }

    @Test
    void aSourceWithAProblemIsReportedAndNotRegistered() throws Exception {
        loop = loopWith("${env:MYSQL_HOST}");
        loop.poll(0);
        assertThat(connect.calls).isEmpty();
        assertThat(loop.health().detail()).contains("environment variable not set: MYSQL_HOST");
    }

    @Test
    void connectsNullPointerIsNeverShown() throws InterruptedException {
        connect.putStatus = 500;
        connect.putAnswer = "{\"message\":\"java.lang.NullPointerException: x is null\"}";
        loop.poll(0);
        assertThat(loop.health().detail()).contains("HTTP 500").doesNotContain("NullPointer");
    }

    @Test
    void withoutConnectNothingIsReady() throws InterruptedException {
        loop.poll(0);
        connect.close();
        loop.poll(1_000);
        assertThat(loop.health().ready()).isFalse();
        assertThat(loop.health().detail()).contains("Kafka Connect does not answer at " + connect.uri());
        assertThat(metrics.get("maf.connector.running").gauge().value()).isZero();
    }
}
