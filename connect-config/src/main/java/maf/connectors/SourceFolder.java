package maf.connectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import maf.source.yaml.Sources;

/** The folder of source files, read again when one of them has changed. */
final class SourceFolder {
    private final Path folder;
    private Map<Path, String> seen = Map.of();

    SourceFolder(Path folder) {
        this.folder = folder;
    }

    /** What the files say, if that is new. */
    Optional<Sources> changed() {
        Map<Path, String> now;
        try {
            now = stamps();
        } catch (IOException | UncheckedIOException e) {
            now = Map.of(folder, e.toString());
        }
        if (now.equals(seen)) {
            return Optional.empty();
        }
        seen = now;
        return Optional.of(Sources.readable(folder));
    }

    /** Time and size of each file: reading them every second would be too much. */
    private Map<Path, String> stamps() throws IOException {
        var stamps = new HashMap<Path, String>();
        stamps.put(folder, "");
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                stamps.put(file, Files.exists(file) ? Files.getLastModifiedTime(file) + " " + Files.size(file) : "");
            }
        }
        return stamps;
    }
}
