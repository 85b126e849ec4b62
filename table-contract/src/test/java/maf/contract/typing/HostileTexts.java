package maf.contract.typing;

import java.util.LinkedHashMap;
import java.util.Map;

/** Harmless values that a careless function would need hours or gigabytes for, by what they are. */
public final class HostileTexts {
    /** Bytes in UTF-8. Quadratic time shows at 1 MiB too: 16 MiB, the largest row, by {@code -Pthorough}. */
    public static final int SIZE = (Boolean.getBoolean("maf.thorough") ? 16 : 1) << 20;

    private HostileTexts() {}

    /** All of them. */
    public static Map<String, String> all() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("inner blanks", "a" + " ".repeat(SIZE) + "b");
        texts.put("nothing but blanks", " ".repeat(SIZE));
        texts.put("single blanks", "a ".repeat(SIZE / 2));
        texts.put("letters that become two in upper case", "ß".repeat(SIZE / 2));
        texts.put("letters that become two in lower case", "İ".repeat(SIZE / 2));
        texts.put("sigmas", "Σ".repeat(SIZE / 2));
        texts.put("a sigma and what is ignored around it", "Σ" + ".'".repeat(SIZE / 4) + "Σ");
        texts.put("marks in the wrong order", "a" + "\u0315".repeat(SIZE / 4) + "\u0316".repeat(SIZE / 4));
        texts.put("marks that become two", "\u0f73".repeat(SIZE / 3));
        texts.put("short runs of marks", ("a" + "\u0315\u0316".repeat(15)).repeat(SIZE / 61));
        texts.put("emoji", "\ud83d\ude00".repeat(SIZE / 4));
        texts.put("halves of characters", "\ud83d".repeat(SIZE / 3));
        texts.put("digits", "1".repeat(SIZE));
        texts.put("digits after a point", "0." + "0".repeat(SIZE) + "1");
        texts.put("digits and no number", "1".repeat(SIZE / 2) + "." + "1".repeat(SIZE / 2) + "x");
        texts.put("a tiny number", "1E-400000000");
        texts.put("the tiniest number", "-1E-999999999");
        texts.put("a huge number", "1E+999999999");
        texts.put("a zero with a huge exponent", "0E+999999999");
        texts.put("a zero with a tiny exponent", "0E-999999999");
        texts.put("a zero date", "0000-00-00T00:00:00." + "0".repeat(SIZE) + "x");
        texts.put("a second's fraction", "2026-11-22T10:00:00." + "1".repeat(SIZE) + "Z");
        texts.put("a far year", "+" + "9".repeat(SIZE) + "-01-01");
        texts.put("zones", "2026-11-22T10:00:00" + "+01:00".repeat(SIZE / 6));
        texts.put("Base64", "AAAA".repeat(SIZE / 4));
        texts.put("brackets", "[".repeat(SIZE));
        return texts;
    }
}
