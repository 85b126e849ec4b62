package maf.transformer.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;

/**
 * Reads JSON without losing a digit. Jackson's own limits hold: 1000 levels, numbers of 1000 digits, texts of 20 million
 * characters.
 */
final class Json {
    private static final JsonFactory STRICT = factory(new JsonFactoryBuilder());
    // Debezium writes MongoDB's NaN and Infinity bare.
    private static final JsonFactory EXTENDED =
            factory(new JsonFactoryBuilder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS));
    // For documents inside a row; outside, RowReader refuses a field given twice at a fraction of the cost.
    private static final ObjectReader TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();

    private Json() {}

    private static JsonFactory factory(JsonFactoryBuilder builder) {
        return builder.disable(JsonFactory.Feature.CHARSET_DETECTION).build(); // everything is UTF-8
    }

    /** Something that is read from a parser and ends where the text ends. */
    interface Reading<T> {
        T read(JsonParser json) throws IOException;
    }

    /** Reads a record's key or value; {@code what} names it in the refusal. */
    static <T> T read(byte[] bytes, String what, Reading<T> reading) {
        if (!Utf8.isValid(bytes)) {
            throw new RefusedException(QuarantineReason.MALFORMED_JSON, what + " is no UTF-8 text");
        }
        return attempt(what, () -> STRICT.createParser(bytes), reading);
    }

    /** Reads a MongoDB document in extended JSON: the text that {@code outer} is at, where it lies. */
    static <T> T readExtended(JsonParser outer, String what, Reading<T> reading) {
        return attempt(
                what,
                () -> EXTENDED.createParser(outer.getTextCharacters(), outer.getTextOffset(), outer.getTextLength()),
                reading);
    }

    /** Reads the text of a JSON column. */
    static JsonNode readDocument(String text) {
        return attempt("the text", () -> STRICT.createParser(text), json -> {
            if (json.nextToken() == null) {
                throw new RefusedException(QuarantineReason.MALFORMED_JSON, "the text is empty");
            }
            return readTree(json);
        });
    }

    /** The value that {@code json} is at. */
    static JsonNode readTree(JsonParser json) throws IOException {
        return TREES.readTree(new Signed(json));
    }

    /** Whether the number that {@code json} is at is -0.0, which no decimal can be. */
    static boolean isNegativeZero(JsonParser json) throws IOException {
        var text = json.getTextCharacters(); // once asked for a decimal, the parser itself forgets the sign
        var at = json.getTextOffset();
        var end = at + json.getTextLength();
        if (text[at++] != '-') {
            return false;
        }
        while (at < end && (text[at] == '0' || text[at] == '.')) {
            at++;
        }
        return at == end || text[at] == 'e' || text[at] == 'E';
    }

    /** Lets Jackson make a double of -0.0 where it makes decimals of all other fractions. */
    private static final class Signed extends JsonParserDelegate {
        private Signed(JsonParser parser) {
            super(parser);
        }

        @Override
        public boolean isNaN() throws IOException {
            return super.isNaN() || (currentToken() == JsonToken.VALUE_NUMBER_FLOAT && isNegativeZero(this));
        }
    }

    private interface Opening {
        JsonParser open() throws IOException;
    }

    private static <T> T attempt(String what, Opening opening, Reading<T> reading) {
        try (var json = opening.open()) {
            var result = reading.read(json);
            if (json.nextToken() != null) {
                throw new RefusedException(QuarantineReason.MALFORMED_JSON, what + " goes on after its end");
            }
            return result;
        } catch (JsonProcessingException e) { // its message quotes the content: keep only the place
            var place = e.getLocation();
            throw new RefusedException(
                    QuarantineReason.MALFORMED_JSON,
                    what + " is no JSON"
                            + (place == null
                                    ? ""
                                    : " at line " + place.getLineNr() + ", column " + place.getColumnNr()));
        } catch (NumberFormatException e) { // Jackson's, where an exponent is beyond what a decimal has
            throw new RefusedException(
                    QuarantineReason.NOT_EXACT, what + " has a number with an exponent of more than 32 bits");
        } catch (IOException e) {
            throw new RefusedException(QuarantineReason.MALFORMED_JSON, what + " is no UTF-8 text");
        }
    }
}
