package maf.benchmarks.transformer;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Titles like those of the TMDB exports: three out of four are ASCII, most others have accented Latin letters or a
 * non-Latin script, one in a hundred has an emoji, and some have surrounding white space.
 */
final class RandomTitles {
    private static final List<String> ASCII = List.of(
            "Blondie",
            "the",
            "House",
            "of",
            "Last",
            "Night",
            "River",
            "Love",
            "and",
            "Return",
            "Winter",
            "War",
            "A",
            "Man",
            "Without",
            "Name",
            "Dark",
            "City",
            "Story",
            "Dreams",
            "(Part 2)",
            "Live:",
            "Documentary",
            "1968");
    private static final List<String> ACCENTED = List.of(
            "Amélie",
            "Le",
            "fabuleux",
            "été",
            "Mädchen",
            "über",
            "Señor",
            "corazón",
            "Noël",
            "São",
            "coração",
            "Šárka");
    private static final List<String> OTHER = List.of("プライド", "千と千尋", "Сталкер", "기생충", "英雄", "Ταξίδι", "बाहुबली");
    private static final int MOST_WORDS = 5;

    private RandomTitles() {}

    static String random(SplittableRandom random) {
        var kind = random.nextInt(100);
        if (kind < 10) {
            return words(random, OTHER, 2);
        }
        var title = words(random, kind < 25 ? ACCENTED : ASCII, MOST_WORDS);
        if (kind == 98) {
            return title + " 🎬";
        }
        return kind == 99 ? " " + title + "\u00a0" : title;
    }

    private static String words(SplittableRandom random, List<String> from, int most) {
        var title = new StringBuilder();
        for (var count = 1 + random.nextInt(most); count > 0; count--) {
            title.append(title.isEmpty() ? "" : " ").append(from.get(random.nextInt(from.size())));
        }
        return title.toString();
    }
}
