package maf.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stack with profile metrics: Prometheus reads all of it. */
class MetricsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> DATABASES = List.of("mysql", "postgres", "mongodb");

    @TempDir
    static Path secrets;

    private static ComposeStack stack;

    @BeforeAll
    static void up() {
        stack = new ComposeStack(secrets);
        stack.remove(); // what a run that was cut short has left
        stack.build();
        stack.up(Map.of("COMPOSE_PROFILES", "metrics"));
    }

    @AfterAll
    static void down() {
        stack.remove();
    }

    @Test
    void everyServiceIsReadAndNoneIsRoot() throws JsonProcessingException {
        var expected = new TreeSet<>(stack.compose("ps", "--services")
                .lines()
                .filter(line -> !line.isBlank())
                .toList());
        assertThat(expected).contains("prometheus", "mysqld-exporter", "postgres-exporter");
        for (var service : expected) {
            assertThat(stack.compose("exec", "-T", service, "id", "-u").strip())
                    .as(service)
                    .isNotEqualTo("0");
        }
        DATABASES.forEach(expected::remove); // their exporters have their figures

        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            var up = new TreeSet<String>();
            query("up == 1")
                    .forEach(series ->
                            up.add(series.path("metric").path("service").asText()));
            assertThat(up).isEqualTo(expected);
            assertThat(query("mysql_up == 1 and on() pg_up == 1")).isNotEmpty();
        });
        assertThat(query("up == 0")).as("targets that are no services").isEmpty();
    }

    @Test
    void passwordsShowNowhere() {
        var seen = new StringBuilder(stack.compose("logs")).append(stack.compose("top"));
        stack.compose("ps", "--quiet")
                .lines()
                .forEach(container -> seen.append(stack.docker().must("docker", "inspect", container)));

        assertThat(seen).doesNotContain(stack.passwords());
    }

    private static JsonNode query(String query) throws JsonProcessingException {
        var answer = stack.compose(
                "exec",
                "-T",
                "prometheus",
                "wget",
                "-q",
                "-O",
                "-",
                "http://127.0.0.1:9090/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        return new ObjectMapper().readTree(answer).path("data").path("result");
    }
}
