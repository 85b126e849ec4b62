package maf.contract.file;

import java.math.BigInteger;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads a scalar as YAML 1.2 defines it: yes, 12:30 and 1_000 are texts. */
public final class YamlScalar {
    private static final int OCTAL = 8;
    private static final int HEXADECIMAL = 16;

    private YamlScalar() {}

    /**
     * True or false.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static boolean flag(Node node) {
        if (node instanceof ScalarNode scalar && node.getTag().equals(Tag.BOOL)) {
            return Boolean.parseBoolean(scalar.getValue());
        }
        var text = node instanceof ScalarNode scalar ? "'" + scalar.getValue() + "' " : "";
        throw new IllegalArgumentException(text + "is neither true nor false");
    }

    /** A whole number in any notation of YAML. */
    public static BigInteger integer(ScalarNode scalar) {
        var text = scalar.getValue();
        if (text.startsWith("0o")) {
            return new BigInteger(text.substring(2), OCTAL);
        }
        return text.startsWith("0x") ? new BigInteger(text.substring(2), HEXADECIMAL) : new BigInteger(text);
    }

    /**
     * A whole number of a range.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static long integer(Node node, long least, long most, String what) {
        if (node instanceof ScalarNode scalar && node.getTag().equals(Tag.INT)) {
            var number = integer(scalar);
            if (number.compareTo(BigInteger.valueOf(least)) >= 0 && number.compareTo(BigInteger.valueOf(most)) <= 0) {
                return number.longValue();
            }
        }
        throw new IllegalArgumentException(what + " must be a number from " + least + " to " + most);
    }
}
