package maf.monitoring;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The definitions: one YAML file for each dashboard and one for all alerts. Unknown keys are refused. */
public record Definitions(List<Dashboard> dashboards, Alerts alerts) {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setSchema(new CoreSchema()).build();

    public static Definitions read(Path folder) {
        try (var files = Files.list(folder.resolve("dashboards"))) {
            var dashboards =
                    files.sorted().map(file -> read(file, Dashboard.class)).toList();
            return new Definitions(dashboards, read(folder.resolve("alerts.yaml"), Alerts.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(Path file, Class<T> type) {
        try {
            return parse(Files.readString(file), type);
        } catch (InvalidDefinitionException e) {
            throw new InvalidDefinitionException(file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T parse(String yaml, Class<T> type) {
        try {
            return MAPPER.convertValue(new Load(SETTINGS).loadFromString(yaml), type);
        } catch (YamlEngineException | IllegalArgumentException e) {
            var cause = e.getCause() != null && e.getCause().getCause() instanceof InvalidDefinitionException known
                    ? known
                    : e;
            throw new InvalidDefinitionException(String.valueOf(cause.getMessage()), e);
        }
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new InvalidDefinitionException(otherwise);
        }
    }
}
