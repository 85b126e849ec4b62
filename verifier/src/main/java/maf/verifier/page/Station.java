package maf.verifier.page;

import java.util.List;

/**
 * One station of the pipeline, as the page draws it.
 *
 * @param column its position along the path
 * @param lane the source whose lane it is in; null if all sources share it
 * @param state {@code ok}, {@code slow}, {@code broken}, {@code off} (not running, but nothing depends on it) or
 *     {@code unknown}
 * @param says the state in one or two words
 * @param detail more about the state
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
     * @param value null if unknown, which is not shown as 0
     * @param alarm whether any value but 0 needs attention
     */
    record Figure(String name, Double value, String unit, boolean alarm) {
        static Figure of(String name, Double value, String unit) {
            return new Figure(name, value, unit, false);
        }

        static Figure alarm(String name, Double value, String unit) {
            return new Figure(name, value, unit, true);
        }
    }

    /** The same station when it is broken. */
    Station broken(String why, String more) {
        return new Station(id, column, lane, title, BROKEN, why, figures, more);
    }

    boolean is(String asked) {
        return state.equals(asked);
    }
}
