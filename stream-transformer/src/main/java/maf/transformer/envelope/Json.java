package maf.transformer.envelope;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import maf.contract.typing.BoundedTreeParser;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;

/**
 * Reads JSON without losing a digit. Jackson's own limits apply: 1000 levels, numbers of 1000 digits, texts of 20 million
 * characters.
 */
final class Json {
    private static final JsonFactory STRICT = factory(new JsonFactoryBuilder());
    // Debezium writes MongoDB's NaN and Infinity without quotes.
    private static final JsonFactory EXTENDED =
            factory(new JsonFactoryBuilder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS));
    // For documents inside a row; elsewhere RowReader refuses duplicate fields at a fraction of the cost.
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

    /** Reads a value from a parser, up to the end of the text. */
    interface Reading<T> {
        T read(JsonParser json) throws IOException;
    }

    /** Reads a record's key or value; {@code what} names it in the refusal. */
    static <T> T read(byte[] bytes, String what, Reading<T> reading) {
        if (!Utf8.isValid(bytes)) {
            throw new RefusedException(QuarantineReason.MALFORMED_JSON, what + " is not valid UTF-8");
        }
        return attempt(what, () -> STRICT.createParser(bytes), reading);
    }

    /** Reads a MongoDB document in extended JSON: the current text of {@code outer}, without copying it. */
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

    /** The current value of {@code json} as a tree. */
    static JsonNode readTree(JsonParser json) throws IOException {
        return TREES.readTree(new TreeParser(json));
    }

    /** Whether the current number of {@code json} is -0.0, which a decimal cannot represent. */
    static boolean isNegativeZero(JsonParser json) throws IOException {
        var text = json.getTextCharacters(); // after it has given a decimal, the parser no longer knows the sign
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

    /** Makes Jackson read -0.0 as a double, while it reads all other fractions as decimals. */
    private static final class TreeParser extends BoundedTreeParser {
        private TreeParser(JsonParser parser) {
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
                throw new RefusedException(QuarantineReason.MALFORMED_JSON, what + " continues after its end");
            }
            return result;
        } catch (JsonProcessingException e) { // its message quotes the content: keep only the position
            var place = e.getLocation();
            throw new RefusedException(
                    QuarantineReason.MALFORMED_JSON,
                    what + " is not valid JSON"
                            + (place == null
                                    ? ""
                                    : " at line " + place.getLineNr() + ", column " + place.getColumnNr()));
        } catch (NumberFormatException e) { // from Jackson, if an exponent is too large for a decimal
            throw new RefusedException(
                    QuarantineReason.NOT_EXACT, what + " has a number with an exponent of more than 32 bits");
        } catch (IOException e) {
            throw new RefusedException(QuarantineReason.MALFORMED_JSON, what + " is not valid UTF-8");
        }
    }
}
