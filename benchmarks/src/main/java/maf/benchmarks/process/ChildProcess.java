package maf.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A measured process or one of its servers. It always ends with this run. */
public record ChildProcess(String name, Process process, Path log) implements AutoCloseable {
    private static final long LONGEST_STOP_SECONDS = 30;

    /** Waits.
     *
     * @throws BenchmarkException when the process has ended
     */
    public void pause(long millis) throws InterruptedException {
        if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
            throw new BenchmarkException(name + " ended with code " + process.exitValue() + ":\n" + causes());
        }
    }

    /** Returns the errors in its log or, if there are none, the last lines. */
    private String causes() {
        try {
            var lines = Files.readAllLines(log);
            var errors = lines.stream()
                    .filter(line -> line.contains("ERROR") || line.contains("Caused by"))
                    .toList();
            return String.join(
                    "\n", errors.isEmpty() ? lines.subList(Math.max(0, lines.size() - 10), lines.size()) : errors);
        } catch (IOException e) {
            return "no log: " + e.getMessage();
        }
    }

    /** Stops the process and waits for its end. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new BenchmarkException(name + " did not stop within " + LONGEST_STOP_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
