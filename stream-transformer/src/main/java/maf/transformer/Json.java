package maf.transformer;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
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
        return attempt(what, () -> STRICT.readTree(new Signed(STRICT.createParser(bytes))));
    }

    /** Reads a MongoDB document in extended JSON. */
    static JsonNode readExtended(String text, String what) {
        return attempt(what, () -> WITH_NAN.readTree(new Signed(WITH_NAN.createParser(text))));
    }

    /** Reads a text column that holds JSON, as the relational databases' own type does. */
    static JsonNode inside(String text) {
        try {
            return STRICT.readTree(text);
        } catch (JsonProcessingException e) {
            throw new RefusedException(Reason.TYPE_MISMATCH, "lies in a text that is no JSON");
        }
    }

    /** Makes a double of -0.0: a decimal has no negative zero. */
    private static final class Signed extends JsonParserDelegate {
        private Signed(JsonParser parser) {
            super(parser);
        }

        @Override
        public boolean isNaN() throws IOException { // what Jackson makes no decimal of
            return super.isNaN() || (currentToken() == JsonToken.VALUE_NUMBER_FLOAT && isNegativeZero());
        }

        /** By its text: once asked for a decimal, the parser itself forgets the sign. */
        private boolean isNegativeZero() throws IOException {
            var text = getTextCharacters();
            var at = getTextOffset();
            var end = at + getTextLength();
            if (text[at++] != '-') {
                return false;
            }
            while (at < end && (text[at] == '0' || text[at] == '.')) {
                at++;
            }
            return at == end || text[at] == 'e' || text[at] == 'E';
        }
    }

    private interface Reading {
        JsonNode read() throws IOException;
    }

    private static JsonNode attempt(String what, Reading reading) {
        try {
            var node = reading.read();
            return node == null ? MissingNode.getInstance() : node; // no token at all
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
