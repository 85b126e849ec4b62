package maf.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands in the checkout as a person types them.
 *
 * @param environment added to the machine's own; it overrides {@code .env}
 */
record DockerCli(Path checkout, Map<String, String> environment) {
    private static final Duration TIMEOUT = Duration.ofMinutes(20);

    static DockerCli inCheckout(Map<String, String> environment) {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docker-compose.yaml"))) {
                return new DockerCli(folder, environment);
            }
        }
        throw new IllegalStateException(
                "No docker-compose.yaml above " + Path.of("").toAbsolutePath());
    }

    /** The output of a command that must succeed. */
    String run(String... words) {
        return run(List.of(words));
    }

    /** The output of a command that must succeed. */
    String run(List<String> words) {
        return result(words).orFail();
    }

    /** Runs a command that may fail. */
    CommandResult result(List<String> words) {
        try {
            var output = Files.createTempFile("output", null);
            var errors = Files.createTempFile("errors", null);
            try {
                var builder = new ProcessBuilder(words).directory(checkout.toFile());
                builder.environment().putAll(environment);
                builder.redirectInput(Path.of("/dev/null").toFile());
                builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
                var process = builder.start();
                if (!process.waitFor(TIMEOUT.toMinutes(), TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError(String.join(" ", words) + " did not end: "
                            + Files.readString(output, StandardCharsets.UTF_8));
                }
                return new CommandResult(
                        words, process.exitValue(), Files.readString(output), Files.readString(errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + words.get(0) + ": is Docker installed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
