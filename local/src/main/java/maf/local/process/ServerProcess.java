package maf.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

/**
 * A server as the operating system sees it. It outlives the program that started it, so a file records it:
 * process id and start time, which together never identify another process.
 */
public record ServerProcess(String name, long pid, long startTicks) {
    private static final int START_TIME_FIELD = 22; // of /proc/<pid>/stat, counted from 1: proc(5)

    /** Starts the command in a new session, so that a Ctrl-C for {@code ./pipeline} does not reach it. */
    public static ServerProcess launch(Home home, String name, ProcessBuilder builder) throws IOException {
        builder.command().add(0, "setsid");
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(name).toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        var pid = builder.start().pid();
        var process = new ServerProcess(name, pid, startTicks(pid).orElse(-1L));
        Files.writeString(home.run(name), "pid=" + pid + "\nstart-ticks=" + process.startTicks + "\n");
        return process;
    }

    /** The process that was last started under this name, whether or not it still runs. */
    public static Optional<ServerProcess> recorded(Home home, String name) {
        if (!Files.exists(home.run(name))) {
            return Optional.empty();
        }
        var kept = new Properties();
        try (var reader = Files.newBufferedReader(home.run(name))) {
            kept.load(reader);
            return Optional.of(new ServerProcess(
                    name,
                    Long.parseLong(kept.getProperty("pid", "-1")),
                    Long.parseLong(kept.getProperty("start-ticks", "-1"))));
        } catch (IOException | NumberFormatException e) {
            throw new PipelineException(
                    "Cannot read " + home.run(name) + ": delete it and stop " + name + " by hand.", e);
        }
    }

    public static Optional<ServerProcess> running(Home home, String name) {
        return recorded(home, name).filter(ServerProcess::alive);
    }

    public boolean alive() {
        return startTicks(pid).filter(ticks -> ticks == startTicks).isPresent();
    }

    /** Empty if there is no such process, or if it is a zombie. */
    private static Optional<Long> startTicks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // the second field is the name in parentheses and may contain blanks
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[0].equals("Z") || fields[0].equals("X")
                    ? Optional.empty()
                    : Optional.of(Long.parseLong(fields[START_TIME_FIELD - 3]));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    public void signal(String signal) {
        try {
            new ProcessBuilder("bash", "-c", "kill -" + signal + " " + pid + " 2>/dev/null")
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new PipelineException("Cannot signal " + name + " (process " + pid + "): " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public boolean awaitEnd(Duration timeout) {
        return Wait.until(timeout, () -> !alive());
    }

    /** Resident memory in MiB of the process and its children (PostgreSQL has many, which share most of theirs). */
    public long memoryMb() {
        var own = kilobytes(pid, "status", "VmRSS:");
        var children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(child -> kilobytes(child.pid(), "smaps_rollup", "Pss:"))
                .sum();
        return (own + children) / 1024;
    }

    private static long kilobytes(long pid, String file, String field) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), file))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0; // it has just ended
        }
    }
}
