package maf.compose;

import static maf.compose.ComposeStack.SERVICES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Prometheus reads every service of the stack. */
@ExtendWith(ComposeStackExtension.class)
class MetricsIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final List<String> DATABASES = List.of("mysql", "postgres", "mongodb");

    private final ComposeStack stack;

    MetricsIT(ComposeStack stack) {
        this.stack = stack;
    }

    @Test
    void everyServiceIsATargetAndUp() throws JsonProcessingException {
        var expected = new TreeSet<>(SERVICES);
        DATABASES.forEach(expected::remove); // their exporters provide their metrics

        await().atMost(TIMEOUT).pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            var up = new TreeSet<String>();
            query("up == 1")
                    .forEach(series ->
                            up.add(series.path("metric").path("service").asText()));
            assertThat(up).isEqualTo(expected);
            assertThat(query("mysql_up == 1 and on() pg_up == 1")).isNotEmpty();
        });
        assertThat(query("up == 0")).as("targets that are not services").isEmpty();
    }

    private JsonNode query(String query) throws JsonProcessingException {
        var answer = stack.service("prometheus")
                .exec(
                        "wget",
                        "-q",
                        "-O",
                        "-",
                        "http://127.0.0.1:9090/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        return new ObjectMapper().readTree(answer).path("data").path("result");
    }
}
