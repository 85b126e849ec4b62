package maf.verifier.row;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import maf.contract.model.Column;
import maf.contract.model.TableContract;

/** Keys and values as readable text: JSON in the form of cleansed records. */
public final class RowText {
    private static final JsonFactory JSON = new JsonFactory();

    private final TableContract contract;

    public RowText(TableContract contract) {
        this.contract = contract;
    }

    /** What writes JSON. */
    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    public String key(Object[] key) {
        return text(json -> {
            json.writeStartObject();
            for (var i = 0; i < key.length; i++) {
                var column = contract.keyColumns().get(i);
                json.writeFieldName(column.name());
                write(json, column, key[i]);
            }
            json.writeEndObject();
        });
    }

    public String value(Column column, Object value) {
        return text(json -> write(json, column, value));
    }

    private static void write(JsonGenerator json, Column column, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (column.type().javaType().isInstance(value)) {
            column.type().write(json, value);
        } else { // such as a DATE with a time of day
            json.writeString(value.toString());
        }
    }

    private static String text(Writing writing) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
