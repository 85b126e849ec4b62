package maf.contract.model;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known word that an unknown one most likely means. */
public final class Suggestion {
    private static final int LETTERS_PER_SLIP = 3; // with one typo in three letters, it still looks like the same word

    private Suggestion() {}

    /** The nearest of the known words, if one is near: by letters added, missing or changed, regardless of case, or because
     * it begins with the word. */
    public static Optional<String> of(String word, Collection<String> known) {
        var most = Math.max(1, (word.length() + 1) / LETTERS_PER_SLIP);
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= Math.min(most, candidate.length() - 1)
                        || (word.length() >= LETTERS_PER_SLIP && candidate.startsWith(word)))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** {@code : did you mean 'x'? (known: x, y)}, to append to the unknown word. */
    public static String text(String word, Collection<String> known) {
        return of(word, known).map(near -> ": did you mean '" + near + "'?").orElse("")
                + (known.isEmpty() ? "" : " (known: " + String.join(", ", known) + ")");
    }

    private static int distance(String one, String other) {
        var a = one.toLowerCase(Locale.ROOT);
        var b = other.toLowerCase(Locale.ROOT);
        var row = new int[b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            var diagonal = 0;
            for (var j = 0; j <= b.length(); j++) {
                var above = row[j];
                var replaced = i > 0 && j > 0 ? diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1) : i + j;
                row[j] = i == 0 || j == 0 ? i + j : Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
