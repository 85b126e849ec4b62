package maf.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maf.runtime.InvalidConfigurationException;

/**
 * One declared connector: the file {@code mysql.json} is the configuration of the connector {@code mysql}.
 *
 * @param settings as written, with {@code ${env:NAME}} left for Connect to resolve
 */
record ConnectorConfig(String name, Map<String, String> settings) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([^}]*)}");
    private static final String SUFFIX = ".json";

    ConnectorConfig {
        settings = Map.copyOf(settings);
    }

    /** Reads all declarations in a directory, ordered by name; refuses a directory that has none. */
    static List<ConnectorConfig> readAll(Path directory) {
        try (var files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            var found = new TreeMap<String, ConnectorConfig>();
            for (var file : files) {
                var config = read(file);
                found.put(config.name(), config);
            }
            if (found.isEmpty()) {
                throw new InvalidConfigurationException("No connector is declared: " + directory + " has no *.json");
            }
            return new ArrayList<>(found.values());
        } catch (IOException e) {
            throw new InvalidConfigurationException("Cannot read the connector directory " + directory + ": " + e);
        }
    }

    private static ConnectorConfig read(Path file) throws IOException {
        var fileName = file.getFileName().toString();
        try {
            var name = fileName.substring(0, fileName.length() - SUFFIX.length());
            return new ConnectorConfig(name, flat(JSON.readTree(file.toFile())));
        } catch (com.fasterxml.jackson.core.JsonProcessingException | IllegalArgumentException e) {
            throw new InvalidConfigurationException(file + " is not a connector configuration: " + e.getMessage());
        }
    }

    /** Connect's configurations are flat maps of text; Connect itself adds the key {@code name}. */
    static Map<String, String> flat(JsonNode object) {
        if (!object.isObject()) {
            throw new IllegalArgumentException("expected a JSON object of settings");
        }
        var settings = new HashMap<String, String>();
        for (var setting : object.properties()) {
            if (setting.getValue().isContainerNode()) {
                throw new IllegalArgumentException("'" + setting.getKey() + "' must be a text, a number or a boolean");
            }
            settings.put(setting.getKey(), setting.getValue().asText());
        }
        settings.remove("name");
        return settings;
    }

    /** The keys whose values differ from the declared ones. */
    SortedSet<String> differencesFrom(Map<String, String> registered) {
        var keys = new TreeSet<>(settings.keySet());
        keys.addAll(registered.keySet());
        keys.removeIf(key -> settings.containsKey(key) && settings.get(key).equals(registered.get(key)));
        return keys;
    }

    SortedSet<String> missingVariables(Map<String, String> environment) {
        var missing = new TreeSet<String>();
        for (var value : settings.values()) {
            VARIABLE.matcher(value)
                    .results()
                    .map(match -> match.group(1))
                    .filter(variable -> !environment.containsKey(variable))
                    .forEach(missing::add);
        }
        return missing;
    }

    /** The settings as a Connect worker with this environment sees them; unset variables stay as written. */
    Map<String, String> resolved(Map<String, String> environment) {
        var resolved = new HashMap<String, String>();
        settings.forEach((key, value) -> resolved.put(
                key,
                VARIABLE.matcher(value)
                        .replaceAll(match ->
                                Matcher.quoteReplacement(environment.getOrDefault(match.group(1), match.group())))));
        return resolved;
    }
}
