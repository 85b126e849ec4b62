package maf.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.awaitility.Awaitility;

/** Registers connectors at the stack's Kafka Connect, through the port for this machine. */
record ConnectClient(int port) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    /**
     * Registers our connector for another server of the same kind. Its topics begin with the server's name, so that they do
     * not mix with those of the stack's own connector. Returns when its task runs.
     *
     * @param shipped our configuration
     */
    void register(SourceContainer source, Path shipped) {
        var kind = source.database().service();
        var config = new HashMap<String, String>();
        try {
            JSON.readTree(Files.readString(shipped)).properties().forEach(entry -> {
                var value = entry.getValue().asText();
                // the server, and everything that is named after the topic prefix
                value = value.replace("${env:" + source.database().name() + "_HOST}", source.alias());
                if (entry.getKey()
                        .matches(
                                "topic\\.prefix|schema\\.history.*topic|notification\\.sink.*|topic\\.creation.*include")) {
                    value = value.replaceAll("\\b" + kind + "\\b", source.alias());
                }
                config.put(entry.getKey(), value);
            });
            send("PUT", "/connectors/" + source.alias() + "/config", JSON.writeValueAsString(config));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Awaitility.await()
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> isRunning(send("GET", "/connectors/" + source.alias() + "/status", "")));
    }

    private static boolean isRunning(JsonNode status) {
        var task = status.path("tasks").path(0);
        if (task.path("state").asText().equals("FAILED")) {
            throw new AssertionError(task.path("trace").asText());
        }
        return task.path("state").asText().equals("RUNNING");
    }

    private JsonNode send(String method, String path, String body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 500) {
                throw new AssertionError(method + " " + path + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
