package maf.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record of a raw topic.
 *
 * @param operation {@code c}, {@code u}, {@code d} as Debezium writes them, or {@code tombstone}
 * @param before the row's fields as text; empty for none
 * @param after the row's fields as text; empty for none
 */
record CapturedEvent(String operation, Map<String, String> before, Map<String, String> after) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All records of a topic, whose records all have the same key. */
    static List<CapturedEvent> read(String bootstrapServers, String topic) {
        var events = new ArrayList<CapturedEvent>();
        try (var scan = new TopicScan(bootstrapServers)) {
            scan.read(List.of(topic), record -> events.add(of(record)));
        }
        return events;
    }

    private static CapturedEvent of(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return new CapturedEvent("tombstone", Map.of(), Map.of());
        }
        try {
            var event = JSON.readTree(record.value());
            return new CapturedEvent(event.path("op").asText(), row(event.path("before")), row(event.path("after")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** MongoDB's connector writes a document as JSON in a string. */
    private static Map<String, String> row(JsonNode image) throws JsonProcessingException {
        var fields = new TreeMap<String, String>();
        var row = image.isTextual() ? JSON.readTree(image.asText()) : image;
        row.properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        field.getValue().isValueNode()
                                ? field.getValue().asText()
                                : field.getValue().toString()));
        return fields;
    }
}
