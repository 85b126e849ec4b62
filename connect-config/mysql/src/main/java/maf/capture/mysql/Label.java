package maf.capture.mysql;

/** A label of an ENUM or SET as Debezium keeps it: as it stands in the DDL, quoted. */
final class Label {
    private Label() {}

    /** The quoted form of what the label says. */
    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** What a quoted label says; both ways to escape, a second quote and a backslash. */
    static String text(String quoted) {
        var quote = quoted.isEmpty() ? '\0' : quoted.charAt(0);
        if (quoted.length() < 2 || (quote != '\'' && quote != '"')) {
            return quoted;
        }
        var text = new StringBuilder();
        for (int at = 1; at < quoted.length() - 1; at++) {
            var next = quoted.charAt(at);
            if (at + 1 < quoted.length() - 1 && (next == '\\' || (next == quote && quoted.charAt(at + 1) == quote))) {
                at++;
                text.append(next == '\\' ? unescaped(quoted.charAt(at)) : quote);
            } else {
                text.append(next);
            }
        }
        return text.toString();
    }

    /** MySQL's escapes; any other character stands for itself. */
    private static char unescaped(char escaped) {
        return switch (escaped) {
            case '0' -> '\0';
            case 'b' -> '\b';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'Z' -> '\032';
            default -> escaped;
        };
    }
}
