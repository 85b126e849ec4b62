package maf.contract.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import maf.contract.file.YamlScalar;
import maf.contract.model.Column;
import maf.contract.model.VarcharType;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a scalar of a contract as YAML 1.2 defines it: yes, 12:30 and 1_000 are texts. */
final class YamlValue {
    // A larger exponent only costs time: no column holds such a value.
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,4})?");

    private YamlValue() {}

    /**
     * A constant or default.
     *
     * @throws IllegalArgumentException if it is not of {@code column}'s type
     */
    static Object read(Node node, Column column, String what) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new IllegalArgumentException(what + " of '" + column.name() + "' must be one value");
        }
        try {
            if (scalar.getTag().equals(Tag.NULL) || scalar.getValue().isEmpty()) {
                throw new IllegalArgumentException("is empty, which is NULL in the store");
            }
            var type = column.type();
            // in a text column, what looks like a number or a boolean is a text
            return type.read(type instanceof VarcharType ? TextNode.valueOf(scalar.getValue()) : json(scalar));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " of '" + column.name() + "' " + e.getMessage(), e);
        }
    }

    private static JsonNode json(ScalarNode scalar) {
        var tag = scalar.getTag();
        var text = scalar.getValue();
        if (tag.equals(Tag.BOOL)) {
            return BooleanNode.valueOf(Boolean.parseBoolean(text));
        }
        if (tag.equals(Tag.INT)) {
            return JsonNodeFactory.instance.numberNode(YamlScalar.integer(scalar));
        }
        if (tag.equals(Tag.FLOAT) && NUMBER.matcher(text).matches()) {
            return DecimalNode.valueOf(new BigDecimal(text));
        }
        return tag.equals(Tag.STR) ? TextNode.valueOf(text) : JsonNodeFactory.instance.nullNode();
    }
}
