package maf.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code ./pipeline quarantine} as a process, as a person runs it. */
final class QuarantineTool {
    private final Pipeline pipeline;
    private final Path tables;

    QuarantineTool(Pipeline pipeline, Path tables) {
        this.pipeline = pipeline;
        this.tables = tables;
    }

    /** Runs to its end; refuses a failure. */
    String run(String... arguments) {
        var running = start(arguments);
        var code = running.await();
        if (code != 0) {
            throw new AssertionError("exit code " + code + ": " + running.output());
        }
        return running.output();
    }

    Running start(String... arguments) {
        var start = pipeline.home().root().resolve("images/apps/start").toString();
        try {
            var output = Files.createTempFile(pipeline.home().state(), "quarantine", ".out");
            var builder = new ProcessBuilder(start, "quarantine")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.command().addAll(List.of(arguments));
            builder.environment()
                    .put(
                            "JAVA",
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString());
            builder.environment().put("TABLES_DIR", tables.toString());
            builder.environment()
                    .put("KAFKA_BOOTSTRAP_SERVERS", pipeline.stores().bootstrapServers());
            return new Running(builder.start(), output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** One that works. */
    record Running(Process process, Path file) {
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

        String output() {
            try {
                return Files.readString(file, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
