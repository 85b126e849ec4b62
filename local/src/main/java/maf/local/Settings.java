package maf.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of {@code .env}, overruled by real environment variables of the same name. */
record Settings(Map<String, String> values) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Z_]+)}");

    static Settings read(Path file, Map<String, String> environment) {
        var values = new HashMap<String, String>();
        try {
            for (var line : Files.readAllLines(file)) {
                var equals = line.indexOf('=');
                if (!line.startsWith("#") && equals > 0) {
                    var name = line.substring(0, equals).strip();
                    values.put(
                            name,
                            environment.getOrDefault(
                                    name, line.substring(equals + 1).strip()));
                }
            }
        } catch (IOException e) {
            throw new PipelineException("Cannot read " + file + ": " + e.getMessage(), e);
        }
        return new Settings(Map.copyOf(values));
    }

    String get(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new PipelineException(name + " is neither in .env nor in the environment: add it to .env.");
        }
        return value;
    }

    /** Those whose name fits: a process gets what it needs and no other password. */
    Map<String, String> only(Predicate<String> names) {
        var found = new HashMap<String, String>();
        values.forEach((name, value) -> {
            if (names.test(name)) {
                found.put(name, value);
            }
        });
        return found;
    }

    /** The file's text with each {@code ${NAME}} replaced. */
    String fill(Path template) throws IOException {
        return REFERENCE
                .matcher(Files.readString(template))
                .replaceAll(match -> Matcher.quoteReplacement(get(match.group(1))));
    }
}
