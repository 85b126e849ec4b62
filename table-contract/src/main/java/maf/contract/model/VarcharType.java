package maf.contract.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * VARCHAR or VARCHAR(n).
 *
 * <p>n counts UTF-16 units, so an emoji counts as two: Phoenix counts a value in the same way (PVarchar.isSizeCompatible uses
 * String.length()), and what passes here must pass there.
 */
public record VarcharType(OptionalInt length) implements ColumnType {
    public VarcharType {
        if (length.isPresent() && length.getAsInt() < 1) {
            throw new IllegalArgumentException("VARCHAR(" + length.getAsInt() + ") holds nothing");
        }
    }

    @Override
    public String sql() {
        return length.isPresent() ? "VARCHAR(" + length.getAsInt() + ")" : "VARCHAR";
    }

    @Override
    public Class<?> javaType() {
        return String.class;
    }

    @Override
    public void write(JsonGenerator json, Object value) throws IOException {
        json.writeString((String) value);
    }

    @Override
    public Object read(JsonNode json) {
        return ColumnTypes.expect(json.isTextual(), json, this, JsonNode::textValue);
    }

    @Override
    public void check(Object value) {
        var text = (String) value;
        if (!isWhole(text)) {
            throw new IllegalArgumentException("holds half a character (a lone surrogate), which UTF-8 cannot");
        }
        if (length.isPresent() && text.length() > length.getAsInt()) {
            throw new IllegalArgumentException("is longer than " + sql() + " holds");
        }
    }

    /** Whether every surrogate in a text has its other half: only then can UTF-8 encode it. */
    public static boolean isWhole(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                if (at + 1 == text.length() || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }
}
