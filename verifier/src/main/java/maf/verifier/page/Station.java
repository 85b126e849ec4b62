package maf.verifier.page;

import java.util.List;

/**
 * One station of the way, as the page draws it.
 *
 * @param column its place along the way
 * @param lane the source whose lane it is in; null when all go through it
 * @param state {@code ok}, {@code slow}, {@code broken}, {@code off} (not running, and nothing waits for it) or
 *     {@code unknown}
 * @param says one or two words for the state
 * @param detail what is to be known about it, for people
 */
record Station(
        String id,
        String column,
        String lane,
        String title,
        String state,
        String says,
        List<Figure> figures,
        String detail) {
    static final String OK = "ok";
    static final String SLOW = "slow";
    static final String BROKEN = "broken";
    static final String OFF = "off";
    static final String UNKNOWN = "unknown";

    /**
     * One number.
     *
     * @param value null when it is not known: never shown as 0
     * @param alarm whether anything but 0 asks for attention
     */
    record Figure(String name, Double value, String unit, boolean alarm) {
        static Figure of(String name, Double value, String unit) {
            return new Figure(name, value, unit, false);
        }

        static Figure alarm(String name, Double value, String unit) {
            return new Figure(name, value, unit, true);
        }
    }

    boolean is(String asked) {
        return state.equals(asked);
    }
}
