package maf.inspect.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import maf.source.Source;
import maf.source.yaml.Sources;

/** Sources as their files describe them. */
public final class TestSources {
    private TestSources() {}

    public static Source mysql(String more) {
        return of("""
                kind: mysql
                host: db.example.com
                databases: [shop]
                server-id: 5799
                users: {capture: {name: cdc, password-file: cdc}}
                """ + more);
    }

    public static Source postgres(String more) {
        return of("""
                kind: postgres
                host: db.example.com
                database: music
                schemas: [store]
                users: {capture: {name: cdc, password-file: cdc}}
                """ + more);
    }

    public static Source mongodb(String more) {
        return of("""
                kind: mongodb
                uri: mongodb://db.example.com/?replicaSet=rs0
                databases: [letters]
                users: {capture: {name: cdc, password-file: cdc}}
                """ + more);
    }

    private static Source of(String yaml) {
        try {
            var dir = Files.createTempDirectory("sources");
            var file = Files.writeString(dir.resolve("own.yaml"), yaml);
            try {
                return Sources.read(dir).get(0);
            } finally {
                Files.delete(file);
                Files.delete(dir);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
