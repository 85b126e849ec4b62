package maf.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of {@code .env}; environment variables of the same name take precedence. Each user there, such as
 * {@code MYSQL_CDC_USER}, has a password, {@code MYSQL_CDC_PASSWORD}: the file {@code mysql-cdc} in {@code SECRETS_DIR}. Who
 * captures databases of his own need not have these files.
 */
public record EnvConfig(Map<String, String> values) {
    private static final String USER = "_USER";
    private static final String PASSWORD = "_PASSWORD";
    private static final String SECRETS_DIR = "SECRETS_DIR";
    private static final String DEMO = "secrets";
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Z_]+)}");

    public static EnvConfig read(Path file, Map<String, String> environment) {
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
        addPasswords(values, secrets(values, file));
        return new EnvConfig(Map.copyOf(values));
    }

    private static Path secrets(Map<String, String> values, Path file) {
        return file.resolveSibling(values.getOrDefault(SECRETS_DIR, DEMO));
    }

    private static void addPasswords(Map<String, String> values, Path folder) {
        for (var user : List.copyOf(values.keySet())) {
            if (user.endsWith(USER)) {
                var role = user.substring(0, user.length() - USER.length());
                var secret = folder.resolve(fileName(role));
                values.computeIfAbsent(role + PASSWORD, name -> firstLine(secret));
            }
        }
    }

    private static String fileName(String role) {
        return role.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Null if there is no such file. */
    private static String firstLine(Path secret) {
        try {
            return Files.readString(secret).lines().findFirst().orElse("");
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new PipelineException("Cannot read the password file " + secret + ": " + e, e);
        }
    }

    /**
     * The value of that name.
     *
     * @throws PipelineException if there is none; for a password, if it has no file
     */
    public String get(String name) {
        var value = values.get(name);
        if (value == null && name.endsWith(PASSWORD)) {
            throw new PipelineException("There is no password file "
                    + fileName(name.substring(0, name.length() - PASSWORD.length())) + " in "
                    + values.getOrDefault(SECRETS_DIR, DEMO)
                    + ": SECRETS_DIR in .env names its folder, secrets/README.md says how to create one.");
        }
        if (value == null) {
            throw new PipelineException(name + " is neither in .env nor in the environment: add it to .env.");
        }
        return value;
    }

    /** The values whose names match: each process gets what it needs and no other password. */
    public Map<String, String> only(Predicate<String> names) {
        var found = new HashMap<String, String>();
        values.forEach((name, value) -> {
            if (names.test(name)) {
                found.put(name, value);
            }
        });
        return found;
    }

    /** The file's text with each {@code ${NAME}} replaced. */
    public String fill(Path template) throws IOException {
        return REFERENCE
                .matcher(Files.readString(template))
                .replaceAll(match -> Matcher.quoteReplacement(get(match.group(1))));
    }
}
