package maf.inspect.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import maf.contract.model.Suggestion;
import maf.contract.model.TableContract;
import maf.contract.yaml.Contracts;
import maf.contract.yaml.InvalidContractException;
import maf.inspect.connect.SourceConnections;
import maf.source.Environment;
import maf.source.Source;
import maf.source.yaml.InvalidSourceException;
import maf.source.yaml.Sources;
import picocli.CommandLine.Option;

/** Where sources, contracts and secrets are; {@code ./pipeline} sets it by environment variables. */
public final class InspectOptions {
    @Option(
            names = "--sources",
            paramLabel = "DIR",
            defaultValue = "${env:SOURCES_DIR}",
            description = "The files of the sources (default: those of the pipeline).")
    private Path sources;

    @Option(
            names = "--tables",
            paramLabel = "DIR",
            defaultValue = "${env:TABLES_DIR}",
            description = "The table contracts (default: those of the pipeline).")
    private Path tables;

    @Option(
            names = "--secrets",
            paramLabel = "DIR",
            defaultValue = "${env:SECRETS_DIR}",
            description = "The files of passwords and certificates (default: those of the pipeline).")
    private Path secrets;

    /** Connections to the source of that name. */
    public SourceConnections source(String name) {
        var all = read(needed(sources, "--sources DIR, the files of the sources"));
        var names = all.stream().map(Source::name).toList();
        var found = all.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new InspectException("There is no source '" + name + "'" + Suggestion.text(name, names)));
        return new SourceConnections(found, environment());
    }

    /** The sources of all files that have no mistake, and the mistakes of the others. */
    public Sources sources() {
        return Sources.readable(needed(sources, "--sources DIR, the files of the sources"));
    }

    /** What the files refer to. */
    public Environment environment() {
        return new Environment(System.getenv(), needed(secrets, "--secrets DIR, the files of passwords"));
    }

    private static List<Source> read(Path folder) {
        try {
            return Sources.read(folder);
        } catch (InvalidSourceException e) {
            throw new InspectException(e.getMessage());
        }
    }

    /**
     * The contracts of a folder.
     *
     * @param given what the caller wrote; null for the pipeline's contracts
     */
    public List<TableContract> contractsIn(Path given) {
        return contractsOf(given == null ? needed(tables, "--tables DIR, the table contracts") : fromCaller(given));
    }

    /** The contracts that there are, in the pipeline's folder and in {@code more}. */
    public List<TableContract> contracts(Path more) {
        return Stream.of(tables, more)
                .filter(folder -> folder != null && !folder.toString().isEmpty())
                .map(InspectOptions::fromCaller)
                .distinct()
                .filter(InspectOptions::hasContracts)
                .flatMap(folder -> contractsOf(folder).stream())
                .toList();
    }

    private static boolean hasContracts(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".yaml"));
        } catch (IOException e) {
            throw new InspectException("The folder " + folder + " cannot be read: " + e);
        }
    }

    private static List<TableContract> contractsOf(Path folder) {
        try {
            return Contracts.read(folder);
        } catch (InvalidContractException e) {
            throw new InspectException(
                    "The contracts in " + folder + " have mistakes: ./pipeline contract check lists them");
        }
    }

    private static Path needed(Path folder, String option) {
        if (folder == null || folder.toString().isEmpty()) {
            throw new InspectException("Give " + option);
        }
        return fromCaller(folder);
    }

    /** Resolves a path that the caller wrote: the start script has changed the folder since. */
    public static Path fromCaller(Path path) {
        var folder = System.getenv("CALLER_DIR");
        return (folder == null || folder.isEmpty() ? path : Path.of(folder).resolve(path)).normalize();
    }
}
