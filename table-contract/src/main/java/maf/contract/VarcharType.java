package maf.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * VARCHAR or VARCHAR(n).
 *
 * <p>n counts UTF-16 units, so an emoji is two: that is what Phoenix counts for a value (PVarchar.isSizeCompatible takes
 * String.length()), and whatever passes here must pass there.
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
        if (!UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("holds half a character (a lone surrogate), which UTF-8 cannot");
        }
        if (length.isPresent() && text.length() > length.getAsInt()) {
            throw new IllegalArgumentException("is longer than " + sql() + " holds");
        }
    }
}
