package maf.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** A flight recording of one trial, and where its samples fall. */
final class Profile {
    static final String RECORDING_OPTION = "-XX:StartFlightRecording:name=benchmark,settings=profile";

    private static final int LINES = 25;
    // Longest first: a sample belongs to the innermost frame of these, whatever of the JDK it calls.
    private static final List<String> OWNERS = List.of(
            "org.apache.kafka.clients.producer",
            "org.apache.kafka.clients.consumer",
            "org.apache.kafka.clients",
            "org.apache.kafka.common.record",
            "org.apache.kafka.common",
            "org.apache.kafka.streams",
            "com.fasterxml.jackson",
            "dev.cel",
            "io.micrometer",
            "io.prometheus",
            "net.jpountz",
            "maf.contract",
            "maf.transformer");

    private final Map<String, Long> owners = new HashMap<>();
    private final Map<String, Long> threads = new HashMap<>();
    private final Map<String, Long> methods = new HashMap<>();
    private long samples;

    private Profile() {}

    static void run(Trial trial, Candidate application, Path file, PrintStream out) throws Exception {
        var figures = trial.run(application, process -> dump(process.process().pid(), file));
        out.println(FiguresTable.HEADER);
        out.println(FiguresTable.row(figures));
        var profile = new Profile();
        profile.read(file);
        profile.print(out);
        out.println("\nRecording: " + file);
    }

    private static void dump(long pid, Path file) throws IOException, InterruptedException {
        var jcmd = Path.of(Site.java()).resolveSibling("jcmd").toString();
        var process = new ProcessBuilder(jcmd, Long.toString(pid), "JFR.dump", "name=benchmark", "filename=" + file)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new BenchmarkException("jcmd wrote no recording to " + file);
        }
    }

    private void read(Path file) throws IOException {
        try (var recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                var event = recording.readEvent();
                var stack = event.getStackTrace();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && stack != null) {
                    samples++;
                    var thread = event.getThread("sampledThread");
                    threads.merge(
                            thread == null ? "?" : thread.getJavaName().replaceAll("[0-9a-f-]{36}", "*"),
                            1L,
                            Long::sum);
                    owners.merge(owner(stack), 1L, Long::sum);
                    methods.merge(name(stack.getFrames().get(0)), 1L, Long::sum);
                }
            }
        }
    }

    private static String owner(RecordedStackTrace stack) {
        for (var frame : stack.getFrames()) {
            var type = frame.getMethod().getType().getName();
            for (var owner : OWNERS) {
                if (type.startsWith(owner)) {
                    return owner;
                }
            }
        }
        return "the JDK alone";
    }

    private static String name(RecordedFrame frame) {
        var method = frame.getMethod();
        return method.getType().getName() + "." + method.getName();
    }

    private void print(PrintStream out) {
        out.printf(Locale.ROOT, "%n%,d samples of running Java code%n", samples);
        print(out, "by thread", threads);
        print(out, "by package of the innermost frame outside the JDK", owners);
        print(out, "by method", methods);
    }

    private void print(PrintStream out, String title, Map<String, Long> counts) {
        out.println("\n" + title);
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(LINES)
                .forEach(entry -> out.printf(
                        Locale.ROOT, "  %5.1f %%  %s%n", 100.0 * entry.getValue() / samples, entry.getKey()));
    }
}
