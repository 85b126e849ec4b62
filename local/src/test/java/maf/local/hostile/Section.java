package maf.local.hostile;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of a case, {@code ## kind argument} and the lines below it.
 *
 * @param argument empty where the kind needs none
 */
record Section(String kind, String argument, String body) {
    private static final Pattern PARAGRAPH = Pattern.compile("\n\n+");

    static Section of(String text) {
        var lines = text.strip().split("\n", 2);
        var words = lines[0].strip().split(" ", 2);
        return new Section(words[0], words.length == 1 ? "" : words[1], lines.length == 1 ? "" : lines[1].strip());
    }

    /** The body's paragraphs: statements of which each is a transaction of its own. */
    List<String> paragraphs() {
        return List.of(PARAGRAPH.split(body));
    }
}
