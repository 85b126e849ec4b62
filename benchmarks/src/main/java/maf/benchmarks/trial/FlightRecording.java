package maf.benchmarks.trial;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordingFile;
import maf.benchmarks.process.BenchmarkException;
import maf.benchmarks.process.Candidate;
import maf.benchmarks.process.Workspace;

/** A flight recording of one trial, and the distribution of its samples of running Java code. */
public final class FlightRecording {
    public static final String RECORDING_OPTION = "-XX:StartFlightRecording:name=benchmark,settings=profile";

    private static final int LINES = 25;

    private final List<StackGrouping> groupings;
    private long samples;

    private FlightRecording(StackGrouping stations) {
        groupings = List.of(stations, StackGrouping.byPackage(), StackGrouping.byMethod());
    }

    public static void run(Trial trial, Candidate application, StackGrouping stations, Path file, PrintStream out)
            throws Exception {
        var measurement =
                trial.run(application, process -> dump(process.process().pid(), file));
        out.println(MeasurementTable.HEADER);
        out.println(MeasurementTable.row(measurement));
        var profile = new FlightRecording(stations);
        profile.read(file);
        profile.print(out);
        out.println("\nRecording: " + file);
    }

    private static void dump(long pid, Path file) throws IOException, InterruptedException {
        var jcmd = Path.of(Workspace.java()).resolveSibling("jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(pid), "JFR.dump", "name=benchmark", "filename=" + file)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new BenchmarkException("jcmd did not write a recording to " + file);
        }
    }

    private void read(Path file) throws IOException {
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                var event = recording.readEvent();
                var stack = event.getStackTrace();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && stack != null) {
                    samples++;
                    groupings.forEach(grouping -> grouping.add(stack));
                }
            }
        }
    }

    private void print(PrintStream out) {
        out.printf(Locale.ROOT, "%n%,d samples of running Java code%n", samples);
        for (var grouping : groupings) {
            out.println("\n" + grouping.title());
            grouping.counts().entrySet().stream()
                    .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                    .limit(LINES)
                    .forEach(entry -> out.printf(
                            Locale.ROOT, "  %5.1f %%  %s%n", 100.0 * entry.getValue() / samples, entry.getKey()));
        }
    }
}
