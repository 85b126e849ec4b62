package maf.compose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The compose file as {@code docker compose config} resolves it. */
final class ComposeFile {
    /** The file that everybody uses. */
    static final String SHIPPED = "docker-compose.yaml";
    /** The file that replaces images of registries by the bases of {@code images/without-registry}. */
    static final String WITHOUT_REGISTRY = "docker-compose.without-registry.yaml";

    private ComposeFile() {}

    static JsonNode resolve(Map<String, String> environment, String... files) {
        var words = new ArrayList<>(List.of("docker", "compose"));
        Stream.of(files).forEach(file -> words.addAll(List.of("--file", file)));
        words.addAll(List.of("config", "--format", "json"));
        var printed = DockerCli.inCheckout(environment).run(words);
        try {
            return new ObjectMapper().readTree(printed);
        } catch (JsonProcessingException e) {
            throw new AssertionError(printed, e);
        }
    }
}
