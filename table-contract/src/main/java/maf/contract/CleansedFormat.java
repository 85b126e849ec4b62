package maf.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The bytes of cleansed records. Key: a JSON object of the key columns, in the key's order. Value: a JSON object of all
 * columns in declared order, key columns among them; {@code null} sets NULL, an absent column keeps what the row has. Writing is confined
 * to one thread.
 */
public final class CleansedFormat {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();
    private static final ObjectReader READER = JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final TableContract contract;
    private final ColumnWriter keys;
    private final ColumnWriter values;

    private CleansedFormat(TableContract contract) {
        this.contract = contract;
        this.keys = new ColumnWriter(contract.keyColumns());
        this.values = new ColumnWriter(contract.columns().values());
    }

    public static CleansedFormat of(TableContract contract) {
        return new CleansedFormat(contract);
    }

    /**
     * The record key of a row.
     *
     * @throws IllegalArgumentException when a key column is missing, NULL or not fit for a row key
     */
    public byte[] key(Map<String, Object> row) {
        for (var column : contract.key()) {
            if (row.get(column) == null) {
                throw new IllegalArgumentException("key column '" + column + "' has no value");
            }
            if (row.get(column) instanceof String text && text.indexOf('\0') >= 0) {
                // Phoenix ends a text in a row key with a zero byte
                throw new IllegalArgumentException("key column '" + column + "' holds a zero character");
            }
        }
        return keys.write(row);
    }

    /** The record value of a row; columns that {@code row} does not have stay absent. */
    public byte[] value(Map<String, Object> row) {
        return values.write(row);
    }

    /**
     * The key columns of a record, in the key's order.
     *
     * @throws MalformedRecordException when the bytes are not what {@link #key} writes
     */
    public Map<String, Object> readKey(byte[] bytes) {
        var json = parse("key", bytes);
        var row = new LinkedHashMap<String, Object>();
        for (var column : contract.keyColumns()) {
            var value = json.get(column.name());
            if (value == null || value.isNull()) {
                throw new MalformedRecordException("key column '" + column.name() + "' has no value");
            }
            row.put(column.name(), read(column, value));
        }
        return row;
    }

    /**
     * The columns that a record sets, in declared order. Names that are no columns are passed over: an older contract may
     * have had them.
     *
     * @throws MalformedRecordException when the bytes are not what {@link #value} writes
     */
    public Map<String, Object> readValue(byte[] bytes) {
        var json = parse("value", bytes);
        var row = new LinkedHashMap<String, Object>();
        for (var column : contract.columns().values()) {
            var value = json.get(column.name());
            if (value != null) {
                row.put(column.name(), value.isNull() ? null : read(column, value));
            }
        }
        return row;
    }

    private static JsonNode parse(String part, byte[] bytes) {
        if (bytes == null) {
            throw new MalformedRecordException("the record has no " + part);
        }
        try {
            var json = READER.readTree(bytes);
            if (json.isObject()) {
                return json;
            }
            throw new MalformedRecordException("the record's " + part + " is no JSON object");
        } catch (JsonProcessingException e) { // its message quotes the content: keep only the place
            throw new MalformedRecordException("the record's " + part + " is no JSON at byte "
                    + e.getLocation().getByteOffset());
        } catch (IOException e) {
            throw new MalformedRecordException("the record's " + part + " is no UTF-8 text");
        }
    }

    private static Object read(Column column, JsonNode value) {
        try {
            return column.type().read(value);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException("column '" + column.name() + "' " + e.getMessage());
        }
    }
}
