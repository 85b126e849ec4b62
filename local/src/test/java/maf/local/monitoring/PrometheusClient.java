package maf.local.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Queries a real Prometheus. */
record PrometheusClient(String address) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Sends the query as Grafana does, with the shortest window that Grafana uses. */
    List<Series> query(String expr) {
        var series = new ArrayList<Series>();
        for (var result : get("/api/v1/query?query=" + encoded(expr)).path("result")) {
            series.add(new Series(
                    labels(result.path("metric")), result.path("value").path(1).asDouble()));
        }
        return series;
    }

    /** The selectors of the series that the expression reads. */
    List<String> selectors(String expr) {
        var found = new TreeSet<String>();
        selectors(get("/api/v1/parse_query?query=" + encoded(expr)), found);
        return List.copyOf(found);
    }

    private static void selectors(JsonNode node, TreeSet<String> found) {
        if (node.path("type").asText().matches("vectorSelector|matrixSelector")) {
            var matchers = new ArrayList<String>();
            for (var matcher : node.path("matchers")) {
                matchers.add(
                        matcher.path("name").asText() + matcher.path("type").asText() + matcher.path("value"));
            }
            found.add("{" + String.join(", ", matchers) + "}");
        }
        node.forEach(child -> selectors(child, found));
    }

    /** Names of the recording rules, and the query of each. */
    Map<String, String> recordings() {
        var names = new LinkedHashMap<String, String>();
        for (var group : get("/api/v1/rules?type=record").path("groups")) {
            for (var rule : group.path("rules")) {
                names.put(rule.path("name").asText(), rule.path("query").asText());
            }
        }
        return names;
    }

    /** The alerts that fire now. */
    List<FiringAlert> firing() {
        var firing = new ArrayList<FiringAlert>();
        for (var alert : get("/api/v1/alerts").path("alerts")) {
            if (alert.path("state").asText().equals("firing")) {
                firing.add(new FiringAlert(
                        alert.path("labels").path("alertname").asText(),
                        labels(alert.path("labels")),
                        alert.path("annotations").path("summary").asText()));
            }
        }
        return firing;
    }

    private static Map<String, String> labels(JsonNode node) {
        var labels = new LinkedHashMap<String, String>();
        node.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static String encoded(String expr) {
        return URLEncoder.encode(expr.replace("$__rate_interval", "1m"), StandardCharsets.UTF_8);
    }

    private JsonNode get(String path) {
        try {
            var answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalArgumentException(path + ": " + answer.body());
            }
            return MAPPER.readTree(answer.body()).path("data");
        } catch (IOException e) {
            throw new IllegalStateException(address + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
