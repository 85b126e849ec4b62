package maf.producers.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import maf.producers.config.ProducerConfig;

/** Configurations as the services read them: the shipped defaults plus the settings of a test. */
final class TestConfigs {
    private TestConfigs() {}

    static ProducerConfig of(String url, Path state, String more) {
        try {
            var file = Files.createTempFile("producer", ".properties");
            try {
                Files.writeString(
                        file,
                        "database.url=" + url
                                + "\ndatabase.user=maf_producer\ndatabase.password=secret\nhttp.port=0\nstate.dir="
                                + state + "\n" + more);
                return ProducerConfig.read(file, Map.of());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
