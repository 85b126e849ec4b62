package maf.local.servers;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import maf.local.process.Home;
import maf.source.Environment;
import maf.source.Source;
import maf.source.yaml.Sources;

/**
 * The databases that a pipeline captures, as their files are now.
 *
 * @param environment what the files refer to, for the sources' readers
 */
public record PipelineSources(Home home, Supplier<Environment> environment) {
    /** The source of that name, if its file can be read. */
    public Optional<Source> named(String name) {
        return Sources.readable(SourceFolder.remembered(home)).sources().stream()
                .filter(source -> source.name().equals(name))
                .findFirst();
    }

    /** The demo's servers of which the source is not captured, at least not as it is shipped. */
    Set<String> unusedServers() {
        var captured = Sources.readable(SourceFolder.remembered(home)).sources();
        var unused = new HashSet<String>();
        for (var demo : Sources.readable(SourceFolder.shipped(home)).sources()) {
            if (!captured.contains(demo)) {
                unused.add(demo.name());
                unused.add(demo.name() + "-producer");
            }
        }
        return unused;
    }
}
