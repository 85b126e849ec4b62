package maf.verifier.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;

/** Searches the containers' logs in Elasticsearch. If it does not answer, the trace still succeeds. */
record ElasticsearchLogs(URI server) implements TraceLogs {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Override
    public void find(Trace trace) throws InterruptedException {
        var query = query(trace);
        if (query.path("query").path("bool").path("should").isEmpty()) {
            return;
        }
        try {
            var answer = HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .build()
                    .send(
                            HttpRequest.newBuilder(server.resolve("/logs-maf-*/_search"))
                                    .timeout(TIMEOUT)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(query)))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                trace.note("logs were not searched: " + server + " answered " + answer.statusCode());
                return;
            }
            for (var hit : JSON.readTree(answer.body()).path("hits").path("hits")) {
                var line = hit.path("_source");
                trace.log(new Trace.LogLine(field(line, "service", "name"), line.toString()));
            }
        } catch (IOException e) {
            trace.note("logs were not searched: " + server + " does not answer; does it run (profile logs)?");
        }
    }

    private static String field(JsonNode line, String outer, String inner) {
        var dotted = line.path(outer + "." + inner);
        return (dotted.isMissingNode() ? line.path(outer).path(inner) : dotted).asText();
    }

    static ObjectNode query(Trace trace) {
        var query = JSON.createObjectNode();
        query.put("size", MOST_LINES).putArray("sort").addObject().put("@timestamp", "asc");
        var should = query.putObject("query").putObject("bool").putArray("should");
        Stream.concat(
                        trace.cleansed().stream().map(Trace.Cleansed::source),
                        trace.stored().map(StoredRow::source).stream())
                .filter(source -> source != null && !source.endsWith("/unknown"))
                .distinct()
                .forEach(source -> should.addObject().putObject("term").put("maf.source", source));
        Stream.of(
                        trace.raw().stream().map(Trace.Raw::place),
                        trace.cleansed().stream().map(Trace.Cleansed::place),
                        trace.quarantined().stream().map(Trace.RefusedRecord::from))
                .flatMap(each -> each)
                .forEach(place -> add(should, place));
        return query;
    }

    private static void add(ArrayNode should, Trace.Position place) {
        var must = should.addObject().putObject("bool").putArray("filter");
        must.addObject().putObject("term").put("maf.topic", place.topic());
        must.addObject().putObject("term").put("maf.partition", place.partition());
        must.addObject().putObject("term").put("maf.offset", place.offset());
    }
}
