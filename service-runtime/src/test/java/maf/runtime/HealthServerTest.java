package maf.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HealthServerTest {
    private static final int HALF_SENT = 20;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void answersLiveReadyAndMetrics() throws Exception {
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        metrics.counter("maf.rows").increment();
        var health = new AtomicReference<>(Health.notReady("waits for Kafka"));
        try (var server = new HealthServer("127.0.0.1", 0, health::get, metrics)) {
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(503);
            assertThat(get(server, "/health/ready").body()).contains("waits for Kafka");

            health.set(Health.ready("writes 4 tables"));

            assertThat(get(server, "/health/ready").statusCode()).isEqualTo(200);
            assertThat(get(server, "/metrics").body()).contains("maf_rows_total 1.0");
        }
    }

    @Test
    void servesFurtherPathsAndNothingBelowThem() throws Exception {
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (var server = new HealthServer("127.0.0.1", 0, () -> Health.ready(""), metrics)) {
            server.serve("/", () -> new Page("text/html", "<p>".getBytes(UTF_8), Map.of("Cache-Control", "no-store")));

            var page = get(server, "/");
            assertThat(page.body()).isEqualTo("<p>");
            assertThat(page.headers().map())
                    .containsEntry("content-type", List.of("text/html"))
                    .containsEntry("cache-control", List.of("no-store"));
            assertThat(get(server, "/other").statusCode()).isEqualTo(404);
            assertThat(get(server, "/health/live").statusCode()).isEqualTo(200);
            var post = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/"))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isEqualTo(405);
        }
    }

    @Test
    void answersBesideHalfSentRequests() throws Exception {
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var slow = new ArrayList<Socket>();
        try (var server = new HealthServer("127.0.0.1", 0, () -> Health.ready(""), metrics)) {
            // Given
            for (var at = 0; at < HALF_SENT; at++) {
                slow.add(sent(server, "GET /metrics HTTP/1.1\r\nHost: half"));
                slow.add(sent(server, "POST /metrics HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nhalf"));
                slow.add(sent(server, ""));
            }

            // When
            var answer = get(server, "/health/live");

            // Then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(System.getProperties()) // the JDK closes them after these seconds
                    .containsKeys("sun.net.httpserver.maxReqTime", "sun.net.httpserver.maxRspTime");
        } finally {
            for (var each : slow) {
                each.close();
            }
        }
    }

    /** A connection on which {@code text} was sent. */
    private static Socket sent(HealthServer server, String text) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write(text.getBytes(UTF_8));
        return socket;
    }

    private HttpResponse<String> get(HealthServer server, String path) throws Exception {
        var uri = URI.create("http://127.0.0.1:" + server.port() + path);
        var request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
