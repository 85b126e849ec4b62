package maf.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import maf.verifier.table.UnavailableException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped configuration. */
class VerifierConfigTest {
    private VerifierConfig config;

    @BeforeEach
    void read() {
        var environment = new HashMap<String, String>();
        for (var source : List.of("MYSQL", "POSTGRES", "MONGODB")) {
            environment.put(source + "_HOST", "127.0.0.1");
            environment.put(source + "_PORT", "1");
            environment.put(source + "_READER_USER", "reader of " + source);
            environment.put(source + "_READER_PASSWORD", "secret");
            environment.put(source + "_CANARY_USER", "canary of " + source);
        }
        for (var name :
                List.of("KAFKA_BOOTSTRAP_SERVERS", "PHOENIX_URL", "PHOENIX_LIB_DIR", "TABLES_DIR", "STATE_DIR")) {
            environment.put(name, "there");
        }
        environment.put("SOURCES_DIR", "../sources");
        environment.put("SECRETS_DIR", "../secrets");
        environment.put("HTTP_HOST", "127.0.0.1");
        environment.put("HTTP_PORT", "0");
        environment.put("RECONCILE_INTERVAL_MS", "1000");
        environment.put("RECONCILE_ROWS_PER_SECOND", "0");
        config = VerifierConfig.read(Path.of("../images/apps/config/verifier.properties"), environment);
    }

    @Test
    void aTopicsFirstWordNamesItsSource() throws UnavailableException {
        assertThat(config.source("postgres.maf.tv_series_ids").user()).isEqualTo("reader of POSTGRES");
    }

    @Test
    void readersAndTheCanaryAreSeparateUsers() {
        assertThat(config.readers())
                .extracting(login -> login.name() + " " + login.user())
                .containsExactly("mongodb reader of MONGODB", "mysql reader of MYSQL", "postgres reader of POSTGRES");
        assertThat(config.canaries())
                .extracting(login -> login.name() + " " + login.user())
                .containsExactly("mongodb canary of MONGODB", "mysql canary of MYSQL", "postgres canary of POSTGRES");
        assertThat(config.canaryInterval()).isZero();
    }

    @Test
    void theOtherProgramsAreContainersByDefault() {
        assertThat(config.watched()).hasSize(6).containsEntry("phoenix-sink", URI.create("http://phoenix-sink:8080"));
    }

    @Test
    void aTopicOfNoSourceDoesNotAffectTheOthers() {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> config.source("oracle.maf.movie_ids"))
                .withMessageContaining("no source 'oracle'")
                .satisfies(failure -> assertThat(failure.isLasting()).isTrue());
    }
}
