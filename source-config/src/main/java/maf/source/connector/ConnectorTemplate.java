package maf.source.connector;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import maf.source.Source;
import maf.source.SourceKind;

/**
 * A connector's configuration with {@code ${source:word}} in the places that a source fills. A setting with a word for which a
 * source has nothing to say is left out.
 *
 * @param settings in the file's order
 */
public record ConnectorTemplate(Map<String, String> settings) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern WORD = Pattern.compile("\\$\\{source:([^}]*)}");

    /**
     * Reads {@code <kind>.json}.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static ConnectorTemplate read(Path folder, SourceKind kind) {
        try {
            var settings = new LinkedHashMap<String, String>();
            JSON.readTree(folder.resolve(kind.code() + ".json").toFile())
                    .properties()
                    .forEach(setting ->
                            settings.put(setting.getKey(), setting.getValue().asText()));
            return new ConnectorTemplate(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings as Kafka Connect takes them; it resolves {@code ${env:…}} and {@code ${secret:…}} itself. */
    public Map<String, String> render(Source source) {
        var words = SourceWords.of(source);
        var rendered = new LinkedHashMap<String, String>();
        settings.forEach((key, text) -> filled(text, words).ifPresent(value -> rendered.put(key, value)));
        rendered.putAll(source.capture().properties());
        return rendered;
    }

    private static Optional<String> filled(String text, Map<String, Optional<String>> words) {
        var all = WORD.matcher(text).results().map(match -> match.group(1)).toList();
        for (var word : all) {
            if (!words.containsKey(word)) {
                throw new IllegalArgumentException("the template has ${source:" + word + "}, which no source fills");
            }
        }
        return all.stream().anyMatch(word -> words.get(word).isEmpty())
                ? Optional.empty()
                : Optional.of(WORD.matcher(text)
                        .replaceAll(match -> Matcher.quoteReplacement(
                                words.get(match.group(1)).orElseThrow())));
    }
}
