package maf.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The progress of a process at a point in time.
 *
 * @param nanos time of {@link System#nanoTime()}
 * @param events number of committed events
 * @param cpuSeconds CPU time of all its threads
 */
public record ProgressSample(long nanos, long events, double cpuSeconds) {
    private static final double TICKS_PER_SECOND = 100; // USER_HZ, the same on every current Linux
    private static final int USER_TIME_FIELD = 14; // of /proc/<pid>/stat, counted from 1: proc(5)

    public static ProgressSample of(long pid, long events) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        // the second field is the name in parentheses and may contain blanks
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        var ticks = Long.parseLong(fields[USER_TIME_FIELD - 3]) + Long.parseLong(fields[USER_TIME_FIELD - 2]);
        return new ProgressSample(System.nanoTime(), events, ticks / TICKS_PER_SECOND);
    }

    public double eventsPerSecond(ProgressSample later) {
        return (later.events - events) * 1e9 / (later.nanos - nanos);
    }

    public double cpuSecondsPerMillion(ProgressSample later) {
        return (later.cpuSeconds - cpuSeconds) * 1e6 / (later.events - events);
    }
}
