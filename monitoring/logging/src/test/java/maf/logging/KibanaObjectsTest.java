package maf.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Checks Kibana's saved objects as far as possible without Kibana. */
class KibanaObjectsTest {
    @Test
    void everyObjectParsesAndItsReferencesExist() throws IOException {
        var mapper = new ObjectMapper();
        var ids = new TreeSet<String>();
        var wanted = new TreeSet<String>();
        for (var line : CheckoutFiles.read("monitoring/logging/kibana/objects.ndjson")
                .lines()
                .toList()) {
            var object = mapper.readTree(line);
            ids.add(object.path("type").asText() + " " + object.path("id").asText());
            object.path("references")
                    .forEach(each -> wanted.add(
                            each.path("type").asText() + " " + each.path("id").asText()));
            for (var text : new String[] {"visState", "panelsJSON", "optionsJSON"}) {
                if (object.path("attributes").has(text)) {
                    mapper.readTree(object.path("attributes").path(text).asText());
                }
            }
        }

        assertThat(ids).hasSize(8).containsAll(wanted);
    }
}
