package maf.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The calls of Kafka Connect's REST interface that the keeper needs. */
final class ConnectClient {
    private static final Duration QUICK = Duration.ofSeconds(10);
    /** A PUT makes Connect validate against the source; the drivers time out after 30 s. */
    private static final Duration WITH_VALIDATION = Duration.ofSeconds(45);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();

    ConnectClient(URI base) {
        this.base = base;
    }

    /** Returns every connector that has a status in Connect, by name. */
    Map<String, ConnectorStatus> connectors() throws ConnectException, InterruptedException {
        var found = new HashMap<String, ConnectorStatus>();
        for (var entry : body(require2xx(send("GET", "/connectors?expand=info&expand=status", "", QUICK)))
                .properties()) {
            found.put(entry.getKey(), ConnectorStatus.parse(entry.getValue()));
        }
        return found;
    }

    /** Whether Connect knows the connector, even before it has a status. */
    boolean knows(String name) throws ConnectException, InterruptedException {
        var answer = send("GET", "/connectors/" + name + "/config", "", QUICK);
        return answer.statusCode() != 404 && require2xx(answer) != null;
    }

    /** Creates the connector or replaces its settings. */
    void put(ConnectorConfig config) throws ConnectException, InterruptedException {
        var settings = JSON.valueToTree(config.settings()).toString();
        require2xx(send("PUT", "/connectors/" + config.name() + "/config", settings, WITH_VALIDATION));
    }

    /** Deletes the connector; its offsets stay in Connect. */
    void delete(String name) throws ConnectException, InterruptedException {
        require2xx(send("DELETE", "/connectors/" + name, "", QUICK));
    }

    /** Restarts the connector and its tasks where they have failed; running ones are not touched. */
    void restartFailed(String name) throws ConnectException, InterruptedException {
        require2xx(send("POST", "/connectors/" + name + "/restart?includeTasks=true&onlyFailed=true", "", QUICK));
    }

    private HttpResponse<String> send(String method, String path, String body, Duration timeout)
            throws ConnectException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            var why = e.getMessage() == null ? "connection refused" : e.getMessage();
            throw new ConnectException(true, "Kafka Connect does not answer at " + base + " (" + why + ")");
        }
    }

    private static HttpResponse<String> require2xx(HttpResponse<String> answer) throws ConnectException {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return answer;
        }
        // 409: a rebalance is in progress; 404 on a restart: no status yet; 503: still starting
        boolean isTransient = status == 409 || status == 404 || status == 503;
        String message;
        try {
            message = body(answer).path("message").asText("");
        } catch (ConnectException e) {
            message = "";
        }
        throw new ConnectException(isTransient, explain(status, message));
    }

    private static String explain(int status, String message) {
        if (status >= 500 && (message.isBlank() || message.contains("NullPointerException"))) {
            return "Kafka Connect could not check the configuration (HTTP " + status + "); see its log for the reason";
        }
        return "Kafka Connect refuses the request (HTTP " + status + "): " + SourceProbe.oneLine(message);
    }

    private static JsonNode body(HttpResponse<String> answer) throws ConnectException {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new ConnectException(true, "The server at " + answer.uri() + " is not Kafka Connect");
        }
    }
}
