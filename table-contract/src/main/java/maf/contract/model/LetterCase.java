package maf.contract.model;

import java.util.Locale;

/**
 * Upper and lower case, independently of the locale, as {@link String} has it, but in linear time: Java copies the whole text
 * for each letter that becomes two (ß, İ), and looks for the word around each Σ.
 */
final class LetterCase {
    private static final int PIECE = 256;
    private static final char SIGMA = '\u03a3';
    private static final char SMALL_SIGMA = '\u03c3';
    private static final char FINAL_SIGMA = '\u03c2';
    private static final String IGNORED =
            "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";

    private LetterCase() {}

    static String upper(String text) {
        if (text.length() <= PIECE) {
            return text.toUpperCase(Locale.ROOT);
        }
        var upper = new StringBuilder(text.length());
        for (var at = 0; at < text.length(); ) {
            var end = end(text, at);
            upper.append(text.substring(at, end).toUpperCase(Locale.ROOT));
            at = end;
        }
        return upper.toString();
    }

    static String lower(String text) {
        if (text.length() <= PIECE && text.indexOf(SIGMA) < 0) {
            return text.toLowerCase(Locale.ROOT);
        }
        var lower = new StringBuilder(text.length());
        for (var at = 0; at < text.length(); ) {
            if (text.charAt(at) == SIGMA) {
                lower.append(endsWord(text, at) ? FINAL_SIGMA : SMALL_SIGMA);
                at++;
            } else {
                var end = end(text, at);
                lower.append(text.substring(at, end).toLowerCase(Locale.ROOT));
                at = end;
            }
        }
        return lower.toString();
    }

    /** The end of the piece that begins at {@code from}: before a sigma, and not within a character. */
    private static int end(String text, int from) {
        var end = from;
        while (end < text.length() && end - from < PIECE && text.charAt(end) != SIGMA) {
            end += Character.charCount(text.codePointAt(end));
        }
        return Math.max(end, from + 1);
    }

    /** Unicode's Final_Sigma (chapter 3.13): a letter comes before it and none after it. */
    private static boolean endsWord(String text, int sigma) {
        var before = sigma;
        while (before > 0 && isIgnored(text.codePointBefore(before))) {
            before -= Character.charCount(text.codePointBefore(before));
        }
        var after = sigma + 1;
        while (after < text.length() && isIgnored(text.codePointAt(after))) {
            after += Character.charCount(text.codePointAt(after));
        }
        return before > 0
                && isCased(text.codePointBefore(before))
                && (after == text.length() || !isCased(text.codePointAt(after)));
    }

    private static boolean isCased(int letter) {
        return Character.isLowerCase(letter) || Character.isUpperCase(letter) || Character.isTitleCase(letter);
    }

    private static boolean isIgnored(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.MODIFIER_LETTER,
                    Character.MODIFIER_SYMBOL -> true;
            default -> IGNORED.indexOf(letter) >= 0;
        };
    }
}
