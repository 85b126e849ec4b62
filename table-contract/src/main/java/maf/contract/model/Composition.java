package maf.contract.model;

import java.text.Normalizer;

/**
 * Unicode NFC. Java sorts the marks of one letter by insertion, in quadratic time: 40 thousand of them take a minute. Texts of
 * people have a few; Unicode's stream-safe format allows 30 (UAX 15).
 */
final class Composition {
    // Below the first combining mark, U+0300, every text is in all composed forms.
    private static final int FIRST_COMBINING = 0x300;
    private static final int SHORT_RUN = 32;
    private static final long MOST_STEPS = 1L << 24; // half a second
    private static final int MARKS =
            1 << Character.NON_SPACING_MARK | 1 << Character.ENCLOSING_MARK | 1 << Character.COMBINING_SPACING_MARK;

    private Composition() {}

    static String composed(String text) {
        for (var at = 0; at < text.length(); at++) {
            if (text.charAt(at) >= FIRST_COMBINING) {
                refuseLongRuns(text, at);
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    private static void refuseLongRuns(String text, int from) {
        var steps = 0L;
        var run = 0L;
        for (var at = from; at < text.length() && steps <= MOST_STEPS; ) {
            var letter = text.codePointAt(at);
            at += Character.charCount(letter);
            if ((MARKS >> Character.getType(letter) & 1) == 1) {
                run++;
                steps += run > SHORT_RUN ? 2 * run : 0; // so that a run adds the square of its length
            } else {
                run = 0;
            }
        }
        if (steps > MOST_STEPS) {
            throw new TooCostlyException("has too many combining marks in a row to compose them");
        }
    }
}
