package maf.contract.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import maf.contract.model.Column;
import maf.contract.model.ColumnType;
import maf.contract.model.DecimalType;
import maf.contract.model.TableContract;
import maf.contract.model.VarcharType;

/**
 * The bytes of cleansed records. Key: a JSON object of the key columns, in the key's order. Value: a JSON object of all
 * columns in declared order, including the key columns; {@code null} sets NULL, an absent column keeps the value that the row has.
 * Writing is confined to one thread.
 */
public final class CleansedFormat {
    private static final JsonFactory JSON = new JsonFactory();

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private final TableContract contract;
    private final List<Column> keyColumns;
    private final ColumnWriter keys;
    private final ColumnWriter values;

    private CleansedFormat(TableContract contract) {
        this.contract = contract;
        this.keyColumns = contract.keyColumns();
        this.keys = new ColumnWriter(keyColumns);
        this.values = new ColumnWriter(contract.columns().values());
    }

    public static CleansedFormat of(TableContract contract) {
        return new CleansedFormat(contract);
    }

    /**
     * The record key of a row.
     *
     * @throws IllegalArgumentException if a key column is missing, NULL or not allowed in a row key
     */
    public byte[] key(Map<String, Object> row) {
        for (var column : contract.key()) {
            if (row.get(column) == null) {
                throw new IllegalArgumentException("key column '" + column + "' has no value");
            }
            if (row.get(column) instanceof String text && text.indexOf('\0') >= 0) {
                // in a row key, Phoenix terminates a text with a zero byte
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
     * @throws MalformedRecordException if {@link #key} cannot have written the bytes
     */
    public Map<String, Object> readKey(byte[] bytes) {
        var json = parse("key", bytes);
        var row = new LinkedHashMap<String, Object>();
        for (var column : keyColumns) {
            var value = json.get(column.name());
            if (value == null || value.isNull()) {
                throw new MalformedRecordException("key column '" + column.name() + "' has no value");
            }
            row.put(column.name(), read(column, value));
        }
        return row;
    }

    /**
     * The columns that a record sets, in declared order. Names that are not columns are ignored: an older contract may have
     * had them.
     *
     * @throws MalformedRecordException if {@link #value} cannot have written the bytes
     */
    public Map<String, Object> readValue(byte[] bytes) {
        return readValue(bytes, name -> {});
    }

    /**
     * The same.
     *
     * @param others is told the names that are not columns
     */
    public Map<String, Object> readValue(byte[] bytes, Consumer<String> others) {
        var json = parse("value", bytes);
        var row = new LinkedHashMap<String, Object>();
        for (var column : contract.columns().values()) {
            var value = json.get(column.name());
            if (value != null) {
                row.put(column.name(), value.isNull() ? null : read(column, value));
            }
        }
        if (json.size() > row.size()) {
            json.keySet().stream()
                    .filter(name -> !contract.columns().containsKey(name))
                    .forEach(others);
        }
        return row;
    }

    /** The fields of a record, read token by token: a tree and its reader take twice the time, for every record. */
    private static Map<String, JsonNode> parse(String part, byte[] bytes) {
        if (bytes == null) {
            throw new MalformedRecordException("the record has no " + part);
        }
        try (var parser = JSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedRecordException("the record's " + part + " is not a JSON object");
            }
            var fields = new HashMap<String, JsonNode>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                parser.nextToken();
                if (fields.put(name, value(parser)) != null) {
                    throw noJson(part, parser.currentLocation());
                }
            }
            if (parser.nextToken() != null) {
                throw noJson(part, parser.currentLocation());
            }
            return fields;
        } catch (JsonProcessingException e) { // its message quotes the content: keep only the position
            throw noJson(part, e.getLocation());
        } catch (IOException e) {
            throw new MalformedRecordException("the record's " + part + " is not valid UTF-8");
        }
    }

    private static MalformedRecordException noJson(String part, JsonLocation at) {
        return new MalformedRecordException(
                "the record's " + part + " is not valid JSON at byte " + at.getByteOffset());
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> TextNode.valueOf(parser.getText());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NULL -> NullNode.getInstance();
            case VALUE_NUMBER_FLOAT -> DoubleNode.valueOf(parser.getDoubleValue());
            case VALUE_NUMBER_INT ->
                switch (parser.getNumberType()) {
                    case INT -> IntNode.valueOf(parser.getIntValue());
                    case LONG -> LongNode.valueOf(parser.getLongValue());
                    default -> BigIntegerNode.valueOf(parser.getBigIntegerValue());
                };
            default -> { // no column has such a value
                parser.skipChildren();
                yield MissingNode.getInstance();
            }
        };
    }

    private static Object read(Column column, JsonNode value) {
        try {
            return column.type().read(value);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException(
                    "column '" + column.name() + "' " + e.getMessage(), isOfWiderType(column.type(), value));
        }
    }

    /** Whether the value would fit a longer text, or a number of more digits. */
    private static boolean isOfWiderType(ColumnType type, JsonNode value) {
        if (type instanceof DecimalType && value.isTextual()) {
            return DECIMAL.matcher(value.textValue()).matches();
        }
        return (type instanceof VarcharType && value.isTextual())
                || (type instanceof ColumnType.IntegerType && value.isIntegralNumber());
    }
}
