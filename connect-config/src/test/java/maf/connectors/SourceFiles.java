package maf.connectors;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import maf.inspect.check.SourceReport;
import maf.source.Environment;

/**
 * A folder of sources that nobody probes, and of templates.
 *
 * @param setting the value of the templates' setting {@code a}
 */
record SourceFiles(Path dir, String setting) {
    SourceFiles write(String name) throws IOException {
        return write(name, "mongodb://somewhere");
    }

    SourceFiles write(String name, String uri) throws IOException {
        Files.createDirectories(dir.resolve("sources"));
        Files.writeString(dir.resolve("sources").resolve(name + ".yaml"), """
                kind: mongodb
                uri: %s
                databases: [shop]
                users:
                  capture: {name: maf_cdc, password-file: shop-cdc}
                """.formatted(uri));
        return this;
    }

    KeeperLoop loop(FakeConnect fake, MeterRegistry metrics, long stableMs) throws IOException {
        var templates = Files.createDirectories(dir.resolve("templates"));
        for (var kind : new String[] {"mysql", "postgres", "mongodb"}) {
            Files.writeString(templates.resolve(kind + ".json"), """
                    {"a": "%s", "uri": "${source:uri}", "topic.prefix": "${source:name}",
                     "transforms.size.type": "maf.connect.EventSizeLimit"}""".formatted(setting));
        }
        var connect = new ConnectClient(fake.uri());
        var factory = new ReconcilerFactory(
                templates,
                connect,
                new Environment(Map.of(), dir.resolve("secrets")),
                metrics,
                new ReconcilerFactory.Pauses(stableMs, stableMs, stableMs),
                source -> new SourceReport(source.name(), source.kind().code(), "somewhere", List.of()),
                Runnable::run);
        return new KeeperLoop(connect, new SourceFolder(dir.resolve("sources")), new KeptConnectors(factory));
    }
}
