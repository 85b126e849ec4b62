package maf.contract.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The JSON Schema that editors use, and a contract as they see it: YAML 1.2 converted to plain values. */
record ContractSchema(JsonNode json, JsonSchema schema) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setSchema(new CoreSchema()).build();

    static ContractSchema shipped() {
        try {
            var json = MAPPER.readTree(Files.readString(Path.of("../tables/contract.schema.json")));
            var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);
            return new ContractSchema(json, factory.getSchema(json));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object values(String yaml) {
        return new Load(SETTINGS).loadFromString(yaml);
    }

    /** The schema's messages about a contract; empty if there are none. */
    String problems(String yaml) {
        try {
            var messages = schema.validate(MAPPER.valueToTree(values(yaml)));
            return messages.isEmpty() ? "" : messages.toString();
        } catch (YamlEngineException e) {
            return e.getMessage();
        }
    }
}
