package maf.verifier.canary;

import java.util.List;
import maf.verifier.canary.RecentDelays.Point;

/**
 * Current state of the canary.
 *
 * @param on false if the canary is off; {@code note} says why
 * @param readable whether the store answered the last query
 */
public record CanaryView(boolean on, String note, boolean readable, List<SourceView> sources) {
    /**
     * One source.
     *
     * @param writable whether it accepted the last probe
     * @param waitingSeconds age of the oldest probe that the store does not show yet
     * @param late whether that is longer than five seconds
     * @param stage how far a late probe has come, null if unknown
     * @param delays the most recent ones
     */
    public record SourceView(
            String source, boolean writable, double waitingSeconds, boolean late, String stage, List<Point> delays) {}

    static CanaryView off(String note) {
        return new CanaryView(false, note, true, List.of());
    }
}
