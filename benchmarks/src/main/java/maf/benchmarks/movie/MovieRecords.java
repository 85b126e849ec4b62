package maf.benchmarks.movie;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import maf.contract.format.CleansedFormat;
import maf.contract.model.TableContract;
import maf.contract.wire.MafHeaders;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** The records that the transformer makes of the events that create movies. Not thread-safe. */
public final class MovieRecords {
    private static final JsonMapper JSON = new JsonMapper();

    private final TableContract contract;
    private final CleansedFormat format;

    /** @param contract the contract movie, with any table */
    public MovieRecords(TableContract contract) {
        this.contract = contract;
        this.format = CleansedFormat.of(contract);
    }

    /** Returns the record of a row's creation. All rows have different keys. The raw partition is always 0. */
    public ProducerRecord<byte[], byte[]> at(long number) {
        var event = event(number);
        var source = event.get("source");
        var row = row(event.get("after"));
        var headers = new RecordHeaders();
        headers.add(MafHeaders.OP, bytes(event.get("op").textValue()));
        headers.add(MafHeaders.SOURCE_TOPIC, bytes(MovieEvents.TOPIC));
        headers.add(MafHeaders.SOURCE_PARTITION, bytes("0"));
        headers.add(MafHeaders.SOURCE_OFFSET, bytes(Long.toString(number)));
        headers.add(
                MafHeaders.SOURCE_POSITION,
                bytes(source.get("file").textValue() + ":" + source.get("pos") + ":" + source.get("row")));
        headers.add(MafHeaders.SOURCE_TS_MS, bytes(source.get("ts_ms").asText()));
        return new ProducerRecord<>(
                contract.topic(), null, event.get("ts_ms").longValue(), format.key(row), format.value(row), headers);
    }

    private static JsonNode event(long number) {
        try {
            return JSON.readTree(MovieEvents.creation(number).value());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("MovieEvents writes invalid JSON", e);
        }
    }

    private static Map<String, Object> row(JsonNode after) {
        var row = new LinkedHashMap<String, Object>();
        row.put("id", after.get("id").longValue());
        row.put("original_title", after.get("original_title").textValue());
        row.put("popularity", Double.valueOf(after.get("popularity").textValue()));
        row.put("adult", after.get("adult").intValue() != 0);
        row.put("video", after.get("video").intValue() != 0);
        return row;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
