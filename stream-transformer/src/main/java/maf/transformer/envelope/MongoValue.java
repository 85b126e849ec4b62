package maf.transformer.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import maf.contract.typing.ObjectId;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;

/**
 * Values of MongoDB as Debezium writes them: extended JSON, where an object with one {@code $name} represents a value.
 * What no column can represent (regular expressions, code, {@code $timestamp} with its ordinal, documents and
 * arrays) stays JSON.
 */
final class MongoValue {
    private static final String BINARY = "$binary";

    private static final int LONGEST_NUMBER = 1000; // Jackson's own limit for numbers

    private MongoValue() {}

    static Object read(JsonNode node) {
        return switch (node.getNodeType()) {
            case NULL, MISSING -> null;
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.isDouble() ? (Object) node.doubleValue() : node.decimalValue();
            case STRING -> node.textValue();
            case OBJECT -> wrapped(node);
            default -> node;
        };
    }

    private static Object wrapped(JsonNode node) {
        var name = node.isEmpty() ? "" : node.fieldNames().next();
        if (!name.startsWith("$") || node.size() > (name.equals(BINARY) ? 2 : 1)) {
            return node; // a document of the application, whatever its field names
        }
        var inner = node.get(name);
        try {
            return switch (name) {
                case "$numberInt", "$numberLong", "$numberDouble", "$numberDecimal" -> number(inner.asText());
                case "$date" -> date(inner);
                case "$oid" -> new ObjectId(inner.asText());
                case "$symbol", "$uuid" -> inner.asText();
                case BINARY -> binary(inner);
                case "$undefined" -> null;
                default -> node;
            };
        } catch (IllegalArgumentException | DateTimeException e) { // their messages quote the content
            throw new RefusedException(QuarantineReason.TYPE_MISMATCH, "is invalid extended JSON (" + name + ")");
        }
    }

    private static Object number(String text) {
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> {
                if (text.length() > LONGEST_NUMBER) {
                    throw new NumberFormatException("parsing digits takes quadratic time");
                }
                var number = new BigDecimal(text);
                yield number.signum() == 0 && text.startsWith("-") ? (Object) (-0.0) : number;
            }
        };
    }

    private static Instant date(JsonNode inner) {
        if (inner.isTextual()) {
            return Instant.parse(inner.textValue());
        }
        var millis = inner.isObject() ? inner.path("$numberLong").asText() : inner.asText();
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private static byte[] binary(JsonNode inner) {
        var base64 = inner.isObject() ? inner.path("base64") : inner;
        return Base64.getDecoder().decode(base64.asText());
    }
}
