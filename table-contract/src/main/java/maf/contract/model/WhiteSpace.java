package maf.contract.model;

/** Unicode white space, including no-break spaces and the byte order mark, in one pass: expressions take quadratic time. */
final class WhiteSpace {
    private static final char NEXT_LINE = '\u0085';
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private WhiteSpace() {}

    private static boolean isBlank(char unit) {
        return unit <= ' '
                ? unit == ' ' || (unit >= '\t' && unit <= '\r')
                : unit > '~' && (unit == NEXT_LINE || unit == BYTE_ORDER_MARK || Character.isSpaceChar(unit));
    }

    static String trimmed(String text) {
        var from = 0;
        var to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static String collapsed(String text) {
        var at = 0;
        while (at < text.length() && !isRun(text, at)) {
            at++;
        }
        return at == text.length() ? text : collapsed(text, at);
    }

    /** Whether a space at this place is not the only one, or not a plain one. */
    private static boolean isRun(String text, int at) {
        return isBlank(text.charAt(at))
                && (text.charAt(at) != ' ' || (at + 1 < text.length() && isBlank(text.charAt(at + 1))));
    }

    private static String collapsed(String text, int from) {
        var collapsed = new StringBuilder(text.length()).append(text, 0, from);
        var wasBlank = false;
        for (var at = from; at < text.length(); at++) {
            var unit = text.charAt(at);
            var blank = isBlank(unit);
            if (!blank) {
                collapsed.append(unit);
            } else if (!wasBlank) {
                collapsed.append(' ');
            }
            wasBlank = blank;
        }
        return collapsed.toString();
    }
}
