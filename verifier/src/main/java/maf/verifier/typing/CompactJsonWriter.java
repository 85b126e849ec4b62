package maf.verifier.typing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Base64;
import maf.contract.typing.JsonText;
import maf.contract.typing.Numbers;

/** Writes plain values as JSON without spaces. */
public final class CompactJsonWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;
    private int tokens;

    public CompactJsonWriter() {
        try {
            json = JSON.createGenerator(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void write(Writing writing) {
        JsonText.checkTokens(++tokens);
        try {
            writing.write();
        } catch (IOException e) { // a text in memory takes everything
            throw new UncheckedIOException(e);
        }
    }

    public String text() {
        tokens--; // closing is none
        write(json::close);
        return text.toString();
    }

    public void startArray() {
        write(json::writeStartArray);
    }

    public void endArray() {
        write(json::writeEndArray);
    }

    public void startObject() {
        write(json::writeStartObject);
    }

    public void endObject() {
        write(json::writeEndObject);
    }

    public void name(String name) {
        write(() -> json.writeFieldName(name));
    }

    public void value(Object plain) {
        write(() -> {
            if (plain == null) {
                json.writeNull();
            } else if (plain instanceof Boolean truth) {
                json.writeBoolean(truth);
            } else if (plain instanceof Long number) {
                json.writeNumber(number);
            } else if (plain instanceof BigDecimal number) {
                json.writeNumber(number);
            } else if (plain instanceof Double number) {
                number(number);
            } else if (plain instanceof JsonText written) {
                json.writeRawValue(written.text());
            } else if (plain instanceof byte[] bytes) {
                json.writeString(Base64.getEncoder().encodeToString(bytes));
            } else {
                json.writeString(plain.toString());
            }
        });
    }

    /** NaN and infinity, which JSON lacks, in quotes. */
    private void number(double number) throws IOException {
        if (Numbers.isDecimal(number)) {
            json.writeNumber(BigDecimal.valueOf(number));
        } else if (number == 0) {
            json.writeNumber(number);
        } else {
            json.writeString(Double.toString(number));
        }
    }
}
