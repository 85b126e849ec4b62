package maf.transformer.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Consumer;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.contract.wire.MafHeaders;
import org.apache.kafka.common.utils.Bytes;

/**
 * Reads events from a file: a sequence of JSON objects, usually one on each line.
 *
 * @param topic of events that do not name theirs; null: the contract's only source
 */
record EventFile(TableContract contract, String topic) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /**
     * Reads them in order. Skips events of topics that do not feed the contract, which a dump of the quarantine may
     * contain.
     *
     * @throws ToolException naming the line of something that is not an event
     */
    void read(InputStream input, long max, Consumer<InputEvent> each) throws IOException {
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(input)) {
            for (var count = 0L; count < max && values.hasNextValue(); ) {
                var place = "line " + values.getParser().currentTokenLocation().getLineNr();
                var event = event(values.nextValue(), place);
                if (contract.sources().stream().map(Source::topic).anyMatch(event.topic()::equals)) {
                    each.accept(event);
                    count++;
                }
            }
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new ToolException(
                    (at == null ? "" : "Line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ") + "not JSON: "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    private InputEvent event(JsonNode line, String place) {
        if (!line.isObject() || !line.has("key") || !line.has("value")) {
            throw new ToolException(place
                    + ": not an event. Write {\"key\": {...}, \"value\": {\"op\": ...}}, or what ./pipeline topic prints"
                    + (line.has("op") ? ": this one lacks its key." : "."));
        }
        return new InputEvent(
                place,
                topic(line, place),
                bytes(line.get("key")),
                bytes(line.get("value")),
                timestamp(line.path("timestamp"), place));
    }

    private String topic(JsonNode line, String place) {
        var own = line.path("headers").path(MafHeaders.TOPIC);
        if (own.isTextual() || line.path("topic").isTextual()) {
            return own.isTextual() ? own.textValue() : line.path("topic").textValue();
        }
        if (topic != null) {
            return topic;
        }
        var sources = contract.sources();
        if (sources.size() > 1) {
            throw new ToolException(place + ": which source is this event from? Give --topic, one of "
                    + String.join(", ", sources.stream().map(Source::topic).toList()));
        }
        return sources.get(0).topic();
    }

    private static Bytes bytes(JsonNode part) {
        if (part.isNull()) {
            return null;
        }
        return Bytes.wrap((part.isTextual() ? part.textValue() : part.toString()).getBytes(StandardCharsets.UTF_8));
    }

    private static long timestamp(JsonNode at, String place) {
        try {
            return at.isTextual() ? Instant.parse(at.textValue()).toEpochMilli() : at.asLong();
        } catch (DateTimeException e) {
            throw new ToolException(
                    place + ": the timestamp is neither a number of milliseconds nor like " + "2026-11-22T10:00:00Z",
                    e);
        }
    }
}
