package maf.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Asks the stack's Kafka Connect, through the port for this machine. */
record ConnectClient(int port) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /** Returns when the connector's task runs. */
    void awaitRunning(String connector) {
        Awaitility.await()
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> isRunning(get("/connectors/" + connector + "/status")));
    }

    private static boolean isRunning(JsonNode status) {
        var task = status.path("tasks").path(0);
        if (task.path("state").asText().equals("FAILED")) {
            throw new AssertionError(task.path("trace").asText());
        }
        return task.path("state").asText().equals("RUNNING");
    }

    private JsonNode get(String path) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        try {
            var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 500) {
                throw new AssertionError(path + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
