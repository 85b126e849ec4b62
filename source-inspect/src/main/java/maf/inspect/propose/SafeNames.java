package maf.inspect.propose;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that contracts and Phoenix take, made of those that sources have; each only once, in upper case as in the store. */
final class SafeNames {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9_]+");
    private static final int LONGEST = 100;
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "æ", "ae", "Æ", "Ae", "œ", "oe", "Œ", "Oe", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L");

    private final Set<String> taken = new HashSet<>();

    /** @param taken names that are not free, in any case */
    SafeNames(Collection<String> taken) {
        taken.forEach(name -> this.taken.add(name.toUpperCase(Locale.ROOT)));
    }

    /** The name in letters, digits and underscores, with a number at its end if it was taken. */
    String next(String name, String otherwise) {
        var base = plain(name, otherwise);
        var free = base;
        for (var number = 2; !taken.add(free.toUpperCase(Locale.ROOT)); number++) {
            free = base + "_" + number;
        }
        return free;
    }

    /** Accents are taken off; what is no letter or digit of ASCII becomes an underscore. */
    static String plain(String name, String otherwise) {
        var letters = name;
        for (var letter : LETTERS.entrySet()) {
            letters = letters.replace(letter.getKey(), letter.getValue());
        }
        var ascii = OTHERS.matcher(MARKS.matcher(Normalizer.normalize(letters, Normalizer.Form.NFD))
                        .replaceAll(""))
                .replaceAll("_");
        if (ascii.chars().allMatch(unit -> unit == '_')) {
            return otherwise;
        }
        var cut = ascii.substring(0, Math.min(ascii.length(), LONGEST));
        return Character.isDigit(cut.charAt(0)) ? "_" + cut : cut;
    }
}
