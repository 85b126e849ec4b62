package maf.transformer;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Reads JSON without losing a digit: numbers become exact decimals, a field given twice is refused. */
final class Json {
    private static final ObjectReader STRICT = reader(new JsonFactoryBuilder());
    // Debezium writes MongoDB's NaN and Infinity bare.
    private static final ObjectReader WITH_NAN = reader(nanAllowed());

    private Json() {}

    private static JsonFactoryBuilder nanAllowed() {
        var builder = new JsonFactoryBuilder();
        builder.enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);
        return builder;
    }

    private static ObjectReader reader(JsonFactoryBuilder builder) {
        builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
        return JsonMapper.builder(builder.build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build()
                .reader();
    }

    /** Reads a record's key or value; {@code what} names it in the refusal. */
    static JsonNode read(byte[] bytes, String what) {
        return attempt(what, () -> STRICT.readTree(bytes));
    }

    /** Reads a MongoDB document in extended JSON. */
    static JsonNode readExtended(String text, String what) {
        return attempt(what, () -> WITH_NAN.readTree(text));
    }

    private interface Reading {
        JsonNode read() throws IOException;
    }

    private static JsonNode attempt(String what, Reading reading) {
        try {
            return reading.read();
        } catch (JsonProcessingException e) { // its message quotes the content: keep only the place
            var place = e.getLocation();
            throw new RefusedException(
                    Reason.MALFORMED_JSON,
                    what + " is no JSON"
                            + (place == null
                                    ? ""
                                    : " at line " + place.getLineNr() + ", column " + place.getColumnNr()));
        } catch (IOException e) {
            throw new RefusedException(Reason.MALFORMED_JSON, what + " is no UTF-8 text");
        }
    }
}
