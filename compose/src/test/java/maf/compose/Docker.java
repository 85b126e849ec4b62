package maf.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs {@code docker} as a person would, in the checkout. Testcontainers is not used: its client asks for a newer API than
 * the engine of Debian 12 speaks, and its helpers are images that cannot be pulled everywhere.
 *
 * @param environment beside the machine's own; what {@code .env} says can be overruled here
 */
record Docker(Path checkout, Map<String, String> environment) {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    static Docker inCheckout(Map<String, String> environment) {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("docker-compose.yaml"))) {
                return new Docker(folder, environment);
            }
        }
        throw new IllegalStateException(
                "No docker-compose.yaml above " + Path.of("").toAbsolutePath());
    }

    /** What a command has printed and how it ended. */
    record Ran(int code, String output, String errors) {
        /** The output of a command that must not fail. */
        String orFail(List<String> words) {
            if (code != 0) {
                throw new AssertionError(
                        String.join(" ", words) + " ended with " + code + ":\n" + tail(output) + tail(errors));
            }
            return output;
        }

        private static String tail(String text) {
            return text.length() <= 4000 ? text : "..." + text.substring(text.length() - 4000);
        }
    }

    String must(String... words) {
        return run(words).orFail(List.of(words));
    }

    Ran run(String... words) {
        return run(List.of(words));
    }

    Ran run(List<String> words) {
        try {
            var output = Files.createTempFile("output", null);
            var errors = Files.createTempFile("errors", null);
            try {
                var builder = new ProcessBuilder(new ArrayList<>(words)).directory(checkout.toFile());
                builder.environment().putAll(environment);
                builder.redirectInput(Path.of("/dev/null").toFile());
                builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
                var process = builder.start();
                if (!process.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new AssertionError(String.join(" ", words) + " did not end: "
                            + Files.readString(output, StandardCharsets.UTF_8));
                }
                return new Ran(process.exitValue(), Files.readString(output), Files.readString(errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(words.get(0) + " cannot be started: is Docker installed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
