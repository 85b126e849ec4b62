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

/** The few calls of Kafka Connect's REST interface that the keeper needs. */
final class ConnectClient {
    private static final Duration QUICK = Duration.ofSeconds(10);
    /** A PUT asks the source: the drivers give up after 30 s. */
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

    /** Every connector that Connect knows and has a status of, by name. */
    Map<String, ConnectorStatus> connectors() throws ConnectException, InterruptedException {
        var found = new HashMap<String, ConnectorStatus>();
        for (var entry : body(require2xx(send("GET", "/connectors?expand=info&expand=status", "", QUICK)))
                .properties()) {
            found.put(entry.getKey(), ConnectorStatus.parse(entry.getValue()));
        }
        return found;
    }

    /** Whether Connect knows the connector, also before it has a status. */
    boolean knows(String name) throws ConnectException, InterruptedException {
        var answer = send("GET", "/connectors/" + name + "/config", "", QUICK);
        return answer.statusCode() != 404 && require2xx(answer) != null;
    }

    /** Creates the connector or gives it these settings. */
    void put(ConnectorConfig config) throws ConnectException, InterruptedException {
        var settings = JSON.valueToTree(config.settings()).toString();
        require2xx(send("PUT", "/connectors/" + config.name() + "/config", settings, WITH_VALIDATION));
    }

    /** Restarts what has failed of the connector and its tasks; what runs is left alone. */
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
        // 409: a rebalance is under way; 404 on a restart: the status is not there yet; 503: still starting
        boolean passing = status == 409 || status == 404 || status == 503;
        String said;
        try {
            said = body(answer).path("message").asText("");
        } catch (ConnectException e) {
            said = "";
        }
        throw new ConnectException(passing, explain(status, said));
    }

    private static String explain(int status, String said) {
        if (status >= 500 && (said.isBlank() || said.contains("NullPointerException"))) {
            return "Kafka Connect could not check the configuration (HTTP " + status + "); its log says why";
        }
        return "Kafka Connect refuses (HTTP " + status + "): " + said.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    private static JsonNode body(HttpResponse<String> answer) throws ConnectException {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new ConnectException(true, "What answers at " + answer.uri() + " is not Kafka Connect");
        }
    }
}
