package maf.transformer.envelope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The {@code source} block of an envelope: where and when the change was committed. */
public final class SourceMetadata {
    public static final String UNKNOWN_POSITION = "unknown";
    private static final long MILLIS_PER_SECOND = 1000;
    private static final String FIRST = "0";

    private boolean mongo;
    private Long commitMs;
    private String file;
    private String pos = FIRST;
    private String row = FIRST;
    private String database;
    private String schema;
    private String table;
    private String lsn;
    private String ord;

    /** Reads the object at whose start the parser is. */
    void read(JsonParser json) throws IOException {
        for (var name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            var token = json.nextToken();
            switch (name) {
                case "connector" ->
                    mongo = token == JsonToken.VALUE_STRING && json.getText().equals("mongodb");
                case "ts_ms" -> commitMs = isLong(json, token) ? (Long) json.getLongValue() : null;
                case "db" -> database = text(json, token, null);
                case "schema" -> schema = text(json, token, null);
                case "table", "collection" -> table = text(json, token, null);
                case "file" -> file = text(json, token, null);
                case "pos" -> pos = text(json, token, FIRST);
                case "row" -> row = text(json, token, FIRST);
                case "lsn" -> lsn = text(json, token, null);
                case "ord" -> ord = text(json, token, null);
                default -> {}
            }
            json.skipChildren();
        }
    }

    private static boolean isLong(JsonParser json, JsonToken token) throws IOException {
        return token == JsonToken.VALUE_NUMBER_INT && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    private static String text(JsonParser json, JsonToken token, String absent) throws IOException {
        return token.isScalarValue() && token != JsonToken.VALUE_NULL ? json.getText() : absent;
    }

    boolean isMongo() {
        return mongo;
    }

    /** {@code <binlog file>:<pos>:<row>}, LSN, or {@code <seconds>:<ordinal>}; {@code unknown} if the block has none. */
    String position() {
        if (file != null) {
            return file + ":" + pos + ":" + row;
        }
        if (lsn != null) {
            return lsn;
        }
        return ord == null ? UNKNOWN_POSITION : (commitMs == null ? 0 : commitMs / MILLIS_PER_SECOND) + ":" + ord;
    }

    /** The table or collection with its schema or else its database; null if the block does not name them. */
    String table() {
        var parent = schema == null ? database : schema;
        return parent == null || table == null ? null : parent + "." + table;
    }

    /** The commit time at the source; the record's time if an event from another source lacks it. */
    long tsMs(long recordTimestamp) {
        return commitMs == null ? recordTimestamp : commitMs;
    }
}
