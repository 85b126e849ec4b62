package maf.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A constant or default of a contract, as the JSON value of the same look: true and false, plain decimal numbers, and
 * text for all else. YAML's further guesses (yes, 010, 12:30, 1_000) are taken as the text they are.
 */
final class YamlValue {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private YamlValue() {}

    /**
     * The typed value.
     *
     * @throws IllegalArgumentException when it is none of {@code column}'s type
     */
    static Object read(Node node, Column column, String what) {
        if (!(node instanceof ScalarNode scalar)) {
            throw new IllegalArgumentException(what + " of '" + column.name() + "' must be one value");
        }
        try {
            var type = column.type();
            return type.read(type instanceof VarcharType ? TextNode.valueOf(text(scalar)) : json(scalar));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(what + " of '" + column.name() + "' " + e.getMessage(), e);
        }
    }

    private static String text(ScalarNode scalar) {
        if (isPlain(scalar) && (scalar.getValue().isEmpty() || scalar.getValue().equals("null"))) {
            throw new IllegalArgumentException("is empty");
        }
        return scalar.getValue();
    }

    private static JsonNode json(ScalarNode scalar) {
        var text = scalar.getValue();
        if (!isPlain(scalar)) {
            return TextNode.valueOf(text);
        }
        if (text.equals("true") || text.equals("false")) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        if (NUMBER.matcher(text).matches()) {
            var number = new BigDecimal(text);
            return number.scale() == 0
                    ? JsonNodeFactory.instance.numberNode(number.toBigInteger())
                    : DecimalNode.valueOf(number);
        }
        return TextNode.valueOf(text);
    }

    private static boolean isPlain(ScalarNode scalar) {
        return scalar.getScalarStyle() == ScalarStyle.PLAIN;
    }
}
