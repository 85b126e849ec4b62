package maf.local.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import maf.local.process.Home;
import maf.local.process.PipelineException;
import maf.source.Source;
import maf.source.yaml.InvalidSourceException;
import maf.source.yaml.Sources;

/** The sources of this pipeline: the shipped ones, which are the demo, or those of {@code up --sources}. */
public final class SourceFolder {
    private SourceFolder() {}

    public static Path shipped(Home home) {
        return folder(home).shipped();
    }

    public static Path remembered(Home home) {
        return folder(home).read();
    }

    public static void remember(Home home, Path sources) {
        folder(home).write(sources);
    }

    private static RememberedFolder folder(Home home) {
        return new RememberedFolder(home, "sources");
    }

    /** The sources of a folder. */
    public static List<Source> sources(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new PipelineException("There is no folder " + folder + ": name one that contains sources (*.yaml).");
        }
        try {
            return Sources.read(folder);
        } catch (InvalidSourceException e) {
            throw new PipelineException(e.getMessage(), e);
        }
    }
}
