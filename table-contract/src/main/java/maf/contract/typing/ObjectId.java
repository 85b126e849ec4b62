package maf.contract.typing;

import java.util.regex.Pattern;

/**
 * MongoDB's ObjectId. It is not a plain text, because a VARBINARY column would decode that as Base64.
 *
 * @param hex 24 digits, lower case
 */
public record ObjectId(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{24}");

    public ObjectId {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("not 24 hexadecimal digits");
        }
    }

    /** As text columns hold it. */
    @Override
    public String toString() {
        return hex;
    }
}
