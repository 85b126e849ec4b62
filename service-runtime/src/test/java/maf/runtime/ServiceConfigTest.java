package maf.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceConfigTest {
    private static final ConfigDef KNOWN = new ConfigDef()
            .define("tables.dir", ConfigDef.Type.STRING, ConfigDef.Importance.HIGH, "")
            .define("linger.ms", ConfigDef.Type.LONG, 100L, ConfigDef.Importance.LOW, "");

    @TempDir
    Path dir;

    @Test
    void resolvesVariablesAndDefaults() throws IOException {
        var file = write("tables.dir=${env:TABLES}/x\nconsumer.fetch.min.bytes=1");

        var config = ServiceConfig.read(file, KNOWN, Map.of("TABLES", "/t"), "consumer.");

        assertThat(config.string("tables.dir")).isEqualTo("/t/x");
        assertThat(config.number("linger.ms")).isEqualTo(100L);
        assertThat(config.withPrefix("consumer.")).containsExactly(Map.entry("fetch.min.bytes", "1"));
    }

    @Test
    void aVariableThatIsNotSetHasItsDefault() throws IOException {
        var file = write("tables.dir=${env:TABLES:-/a:-b}${env:NOTHING:-}\nlinger.ms=${env:LINGER:-7}");

        assertThat(ServiceConfig.read(file, KNOWN, Map.of()).string("tables.dir"))
                .isEqualTo("/a:-b");
        assertThat(ServiceConfig.read(file, KNOWN, Map.of()).number("linger.ms"))
                .isEqualTo(7);
        assertThat(ServiceConfig.read(file, KNOWN, Map.of("TABLES", "/t")).string("tables.dir"))
                .isEqualTo("/t");
    }

    @Test
    void namesEveryMistakeAtOnce() throws IOException {
        var file = write("tables.dir=${env:TABLES}\nlinger.sm=1");

        assertThatThrownBy(() -> ServiceConfig.read(file, KNOWN, Map.of(), "consumer."))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("unknown key 'linger.sm'")
                .hasMessageContaining("environment variable TABLES");
    }

    @Test
    void refusesAWrongTypeAndAMissingKey() throws IOException {
        var wrong = write("tables.dir=/t\nlinger.ms=soon");
        assertThatThrownBy(() -> ServiceConfig.read(wrong, KNOWN, Map.of())).hasMessageContaining("linger.ms");

        var missing = write("linger.ms=1");
        assertThatThrownBy(() -> ServiceConfig.read(missing, KNOWN, Map.of())).hasMessageContaining("tables.dir");
    }

    private Path write(String text) throws IOException {
        return Files.writeString(dir.resolve("service.properties"), text);
    }
}
