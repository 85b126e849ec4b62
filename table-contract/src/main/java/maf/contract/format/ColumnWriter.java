package maf.contract.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import maf.contract.model.Column;

/**
 * Writes rows as JSON objects with the given columns. All rows share one generator and one buffer, because creating them
 * takes as long as writing a row. Confined to one thread.
 */
final class ColumnWriter {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .rootValueSeparator("")
            .build();

    private record Field(Column column, SerializedString name) {}

    private final List<Field> fields;
    private final ByteArrayBuilder bytes = new ByteArrayBuilder(); // the JDK's own takes a lock in every call
    private JsonGenerator json;

    ColumnWriter(Collection<Column> columns) {
        fields = columns.stream()
                .map(column -> new Field(column, new SerializedString(column.name())))
                .toList();
    }

    byte[] write(Map<String, Object> row) {
        try {
            if (json == null) {
                json = JSON.createGenerator(bytes);
            }
            write(row, json);
            json.flush();
            var written = bytes.toByteArray();
            bytes.reset();
            return written;
        } catch (IOException e) {
            forget();
            throw new UncheckedIOException("Cannot write to memory", e);
        } catch (RuntimeException e) { // the generator is inside an object: useless for the next row
            forget();
            throw e;
        }
    }

    private void write(Map<String, Object> row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (var field : fields) {
            var value = row.get(field.column().name());
            if (value != null) {
                json.writeFieldName(field.name());
                field.column().type().write(json, value);
            } else if (row.containsKey(field.column().name())) {
                json.writeFieldName(field.name());
                json.writeNull();
            }
        }
        json.writeEndObject();
    }

    private void forget() {
        json = null;
        bytes.reset();
    }
}
