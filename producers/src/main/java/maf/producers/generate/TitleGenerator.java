package maf.producers.generate;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Generates titles and names, some of them in non-Latin scripts. */
public final class TitleGenerator {
    private static final List<String> SYLLABLES = List.of(
            "ba", "bel", "cor", "da", "dra", "el", "fen", "gal", "hu", "ir", "jo", "ka", "lin", "lo", "mar", "mi",
            "nor", "o", "pe", "qua", "ra", "sel", "ta", "tor", "u", "va", "wen", "xi", "yo", "zan");
    private static final List<String> ENDINGS =
            List.of("a", "an", "dor", "el", "en", "ia", "in", "is", "o", "on", "us");
    private static final List<String> WORDS = List.of(
            "river", "night", "winter", "glass", "road", "summer", "letters", "harbour", "moon", "stone", "garden",
            "orchard", "clock", "wolves", "salt", "été", "forêt", "Brücke", "Straße", "mañana", "corazón", "źdźbło",
            "ışık");
    private static final List<String> OTHERS = List.of(
            "тихая река", "зимний дом", "το σπίτι", "ليلة", "夜の川", "冬夜", "겨울 밤", "मज़बूत चाँद", "👩\u200d🚀", "คืน");

    private TitleGenerator() {}

    public static String next(RandomGenerator dice) {
        var title = name(dice);
        for (var words = dice.nextInt(4); words > 0; words--) {
            title += " " + pick(WORDS, dice);
        }
        return dice.nextInt(12) == 0 ? title + ": " + pick(OTHERS, dice) : title;
    }

    private static String name(RandomGenerator dice) {
        var name = new StringBuilder();
        for (var syllables = 1 + dice.nextInt(3); syllables > 0; syllables--) {
            name.append(pick(SYLLABLES, dice));
        }
        name.append(pick(ENDINGS, dice));
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String pick(List<String> from, RandomGenerator dice) {
        return from.get(dice.nextInt(from.size()));
    }
}
