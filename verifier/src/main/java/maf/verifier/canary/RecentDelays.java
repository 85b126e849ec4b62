package maf.verifier.canary;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The most recent delays of one source, for a plot. */
public final class RecentDelays {
    private static final int KEPT = 600;

    private final Deque<Point> points = new ArrayDeque<>();

    /**
     * A probe that was seen.
     *
     * @param atMs epoch milliseconds of its commit
     * @param seconds from its commit until it was seen
     */
    public record Point(long atMs, double seconds) {}

    synchronized void add(Point point) {
        points.add(point);
        if (points.size() > KEPT) {
            points.remove();
        }
    }

    synchronized List<Point> points() {
        return new ArrayList<>(points);
    }
}
