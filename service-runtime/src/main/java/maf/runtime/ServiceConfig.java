package maf.runtime;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * A {@code .properties} file in Kafka's manner: typed by a {@link ConfigDef}, values may hold {@code ${env:NAME}} or, with
 * a default, {@code ${env:NAME:-default}}, and keys under a pass-through prefix ({@code consumer.}, {@code streams.}) go to
 * a Kafka client untouched.
 *
 * <p>Stricter than Kafka, which lets a misspelt key and an unset variable pass: both are refused here.
 */
public final class ServiceConfig {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:([^}]*?)(?::-([^}]*))?}");

    private final AbstractConfig typed;
    private final Map<String, String> resolved;

    private ServiceConfig(AbstractConfig typed, Map<String, String> resolved) {
        this.typed = typed;
        this.resolved = resolved;
    }

    /**
     * Reads and checks a file.
     *
     * @param passThrough prefixes (with their dot) whose keys belong to Kafka clients and are not checked here
     * @throws InvalidConfigurationException naming every unknown key, unset variable and wrong value
     */
    public static ServiceConfig read(
            Path file, ConfigDef known, Map<String, String> environment, String... passThrough) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidConfigurationException("Cannot read the configuration file " + file + ": " + e);
        }
        var resolved = new HashMap<String, String>();
        var mistakes = new ArrayList<String>();
        for (var key : new TreeSet<>(properties.stringPropertyNames())) {
            if (!known.names().contains(key) && !startsWithAny(key, passThrough)) {
                mistakes.add(
                        "unknown key '" + key + "' (known: " + String.join(", ", new TreeSet<>(known.names())) + ")");
            }
            resolved.put(key, resolve(key, properties.getProperty(key), environment, mistakes));
        }
        refuse(file, mistakes);
        try {
            return new ServiceConfig(new AbstractConfig(known, resolved, false), resolved);
        } catch (ConfigException e) {
            throw new InvalidConfigurationException(file + ": " + e.getMessage());
        }
    }

    private static boolean startsWithAny(String key, String... prefixes) {
        for (var prefix : prefixes) {
            if (key.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static String resolve(String key, String value, Map<String, String> environment, List<String> mistakes) {
        return REFERENCE.matcher(value).replaceAll(match -> {
            var found = environment.getOrDefault(match.group(1), match.group(2));
            if (found == null) {
                mistakes.add(
                        "key '" + key + "' needs the environment variable " + match.group(1) + ", which is not set");
                return "";
            }
            return Matcher.quoteReplacement(found);
        });
    }

    private static void refuse(Path file, List<String> mistakes) {
        if (!mistakes.isEmpty()) {
            throw new InvalidConfigurationException(file + ": " + String.join("; ", mistakes));
        }
    }

    public String string(String key) {
        return typed.getString(key);
    }

    public int integer(String key) {
        return typed.getInt(key);
    }

    public long number(String key) {
        return typed.getLong(key);
    }

    /** The keys under {@code prefix}, without it, as a Kafka client wants them. */
    public Map<String, Object> withPrefix(String prefix) {
        var found = new HashMap<String, Object>();
        resolved.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }
}
