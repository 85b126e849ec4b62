package maf.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The connector that a source declares, by the same name.
 *
 * @param settings with {@code ${env:NAME}} and {@code ${secret:NAME}} left for Connect to resolve
 */
record ConnectorConfig(String name, Map<String, String> settings) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([^}]*)}");

    ConnectorConfig {
        settings = Map.copyOf(settings);
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

    /** Those that this environment lacks; Connect has the same one. */
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
}
