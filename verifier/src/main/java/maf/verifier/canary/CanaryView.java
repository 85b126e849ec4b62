package maf.verifier.canary;

import java.util.List;
import maf.verifier.canary.RecentDelays.Point;

/**
 * What the canary sees now.
 *
 * @param on false when nobody writes probes; {@code note} says why
 * @param readable whether the store answered the last time that it was asked
 */
public record CanaryView(boolean on, String note, boolean readable, List<SourceView> sources) {
    /**
     * One source.
     *
     * @param writable whether it took the last probe
     * @param waitingSeconds age of the oldest probe that the store does not show yet
     * @param late whether that is longer than usual
     * @param stage how far a late probe has come, null when nobody knows
     * @param delays the last ones
     */
    public record SourceView(
            String source, boolean writable, double waitingSeconds, boolean late, String stage, List<Point> delays) {}

    static CanaryView off(String note) {
        return new CanaryView(false, note, true, List.of());
    }
}
