package maf.verifier.typing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import maf.contract.typing.BoundedTreeParser;
import maf.contract.typing.JsonText;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;

/** The value at a path into a SQL database's JSON text. */
public record JsonPath(List<String> steps) {
    private static final ObjectReader TREES = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .reader();
    private static final JsonFactory JSON = new JsonFactory();

    /** A plain value; null where nothing is. */
    public Object of(Object plain) {
        if (plain == null) {
            return null;
        }
        if (!(plain instanceof String || plain instanceof JsonText)) {
            throw new RefusedException(QuarantineReason.TYPE_MISMATCH, "lies in a field that is no document");
        }
        var node = read(plain.toString());
        for (var name : steps) {
            if (node == null || node.isNull()) {
                return null;
            }
            if (!node.isObject()) {
                throw new RefusedException(QuarantineReason.TYPE_MISMATCH, "lies in a field that is no document");
            }
            node = node.get(name);
        }
        return node == null ? null : plain(node);
    }

    private static Object plain(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> null;
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.isDouble() ? (Object) node.doubleValue() : node.decimalValue();
            case STRING -> node.textValue();
            default -> new JsonText(node.toString());
        };
    }

    static JsonNode read(String text) {
        try (var parser = new SignedZero(JSON.createParser(text))) {
            JsonNode node = TREES.readTree(parser);
            if (node == null || node.isMissingNode() || parser.nextToken() != null) {
                throw new RefusedException(QuarantineReason.TYPE_MISMATCH, "lies in a field that is no document");
            }
            return node;
        } catch (IOException | NumberFormatException e) {
            throw new RefusedException(QuarantineReason.TYPE_MISMATCH, "lies in a field that is no document");
        }
    }

    /** Says of -0.0 that it is no number for decimals: so Jackson makes it a double, which keeps the sign. */
    private static final class SignedZero extends BoundedTreeParser {
        private SignedZero(JsonParser parser) {
            super(parser);
        }

        @Override
        public boolean isNaN() throws IOException {
            return super.isNaN()
                    || (currentToken() == JsonToken.VALUE_NUMBER_FLOAT
                            && getText().startsWith("-")
                            && getDoubleValue() == 0
                            && getText().chars().noneMatch(digit -> digit >= '1' && digit <= '9'));
        }
    }
}
