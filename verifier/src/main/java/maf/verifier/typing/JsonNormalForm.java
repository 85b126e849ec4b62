package maf.verifier.typing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import maf.contract.typing.RefusedException;

/**
 * One form of all texts that say the same JSON. MySQL's JSON columns need it: a row that was streamed is stored without
 * spaces, with numbers as Java writes them and times without zeros at their end, a row of a snapshot as MySQL writes it
 * (docs/values.md).
 */
final class JsonNormalForm {
    private static final Pattern TIME =
            Pattern.compile("((?:\\d{4}-\\d\\d-\\d\\d )?-?\\d{2,3}:\\d\\d:\\d\\d(?:\\.\\d*[1-9])?)\\.?0*");
    private static final Pattern BYTES = Pattern.compile("base64:type\\d+:(.*)", Pattern.DOTALL);

    private JsonNormalForm() {}

    /** The text itself where it is no JSON. */
    static String of(String text) {
        try {
            var json = new CompactJsonWriter();
            write(json, JsonPath.read(text));
            return json.text();
        } catch (RefusedException e) {
            return text;
        }
    }

    private static void write(CompactJsonWriter json, JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                json.startObject();
                node.properties().forEach(field -> {
                    json.name(field.getKey());
                    write(json, field.getValue());
                });
                json.endObject();
            }
            case ARRAY -> {
                json.startArray();
                node.forEach(element -> write(json, element));
                json.endArray();
            }
            case NUMBER -> json.value(node.isDouble() ? (Object) node.doubleValue() : shortest(node.decimalValue()));
            case BOOLEAN -> json.value(node.booleanValue());
            case STRING -> json.value(text(node.textValue()));
            default -> json.value(null);
        }
    }

    /** MySQL's JSON can hold times and bytes, which become texts in its output and in change events. */
    private static String text(String text) {
        var time = TIME.matcher(text);
        if (time.matches()) {
            return time.group(1);
        }
        var bytes = BYTES.matcher(text);
        return bytes.matches() ? bytes.group(1) : text;
    }

    private static BigDecimal shortest(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
