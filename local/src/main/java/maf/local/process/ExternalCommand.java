package maf.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A command that ends soon and whose output matters only if it fails. */
public final class ExternalCommand {
    private ExternalCommand() {}

    /** The outcome of a command that has ended. */
    public record Outcome(int code, String output) {
        boolean succeeded() {
            return code == 0;
        }
    }

    /** Runs the command until it ends; a missing command counts as failed with code 127. */
    public static Outcome run(Path folder, List<String> words) {
        var builder = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return new Outcome(127, e.getMessage());
        }
        try (var reader = process.inputReader()) {
            var output = String.join("\n", reader.lines().toList());
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            return new Outcome(126, e.getMessage());
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return new Outcome(130, "interrupted");
        }
    }

    /** Like {@link #run}, but throws an exception with the last lines of output if the command fails. */
    public static String mustRun(Path folder, List<String> words, String otherwise) {
        var outcome = run(folder, words);
        if (!outcome.succeeded()) {
            throw new PipelineException(otherwise + "\n  " + words.get(0) + " said: " + lastLines(outcome.output(), 5));
        }
        return outcome.output();
    }

    /** The last lines of an output, such as what a script prints when it is done. */
    public static String lastLines(String text, int count) {
        var lines = text.strip().lines().toList();
        return String.join("\n  ", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }
}
