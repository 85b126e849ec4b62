package maf.logging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads files of this checkout and recorded log lines. */
final class CheckoutFiles {
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private CheckoutFiles() {}

    static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(read(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns log lines that a real server has written. */
    static List<String> recorded(String name) {
        return read("monitoring/logging/src/test/resources/maf/logging/" + name + ".log")
                .lines()
                .toList();
    }
}
