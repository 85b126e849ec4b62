package maf.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One command of our programs as a process of its own, as a person runs it. */
record ToolRun(Process process, Path out, Path err) {
    /** @param environment beside the address of Kafka and the java command */
    static ToolRun start(Pipeline pipeline, Map<String, String> environment, String tool, String... arguments) {
        var start = pipeline.home().root().resolve("images/apps/start").toString();
        try {
            var out = Files.createTempFile(pipeline.home().state(), tool, ".out");
            var err = Files.createTempFile(pipeline.home().state(), tool, ".err");
            var builder =
                    new ProcessBuilder(start, tool).redirectOutput(out.toFile()).redirectError(err.toFile());
            builder.command().addAll(List.of(arguments));
            builder.environment().putAll(environment);
            builder.environment()
                    .put(
                            "JAVA",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString());
            builder.environment()
                    .put("KAFKA_BOOTSTRAP_SERVERS", pipeline.stores().bootstrapServers());
            return new ToolRun(builder.start(), out, err);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    int await() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    void kill() {
        process.destroyForcibly();
        await();
    }

    /** What it has printed so far. */
    String output() {
        return read(out);
    }

    /** What it has printed to standard error so far. */
    String errors() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
