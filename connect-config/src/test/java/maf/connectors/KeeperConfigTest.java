package maf.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeeperConfigTest {
    @Test
    void theShippedFileIsComplete() {
        var environment = Map.of(
                "CONNECT_URL", "http://127.0.0.1:8083/",
                "SOURCES_DIR", "../sources",
                "CONNECTORS_DIR", "connectors",
                "SECRETS_DIR", "../secrets",
                "HTTP_HOST", "127.0.0.1",
                "HTTP_PORT", "9100");
        var config = KeeperConfig.read(Path.of("../images/apps/config/connectors.properties"), environment);
        assertThat(config)
                .isEqualTo(new KeeperConfig(
                        URI.create("http://127.0.0.1:8083"),
                        Path.of("../sources"),
                        Path.of("connectors"),
                        Path.of("../secrets"),
                        "127.0.0.1",
                        9100,
                        1_000,
                        60_000,
                        3_600_000,
                        60_000));
    }
}
