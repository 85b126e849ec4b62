package maf.transformer.tool;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that every command has; {@code ./pipeline} sets them by environment variables. */
public final class ToolOptions {
    @Option(
            names = "--tables",
            paramLabel = "DIR",
            defaultValue = "${env:TABLES_DIR}",
            description = "The table contracts (default: those of the pipeline).")
    private Path tables;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT,...",
            defaultValue = "${env:KAFKA_BOOTSTRAP_SERVERS}",
            description = "The Kafka brokers (default: those of the pipeline).")
    private String bootstrapServers;

    /** The directory of the table contracts. */
    public Path tables() {
        if (tables == null || tables.toString().isEmpty()) {
            throw new ToolException("Give the directory of the table contracts: --tables DIR");
        }
        return fromCaller(tables);
    }

    /** The brokers, for a Kafka client. */
    public String bootstrapServers() {
        if (bootstrapServers == null || bootstrapServers.isEmpty()) {
            throw new ToolException("Kafka is not running: start it with ./pipeline up, or give --bootstrap-servers");
        }
        return bootstrapServers;
    }

    /** Resolves a path that the caller wrote: the start script has changed the folder since. */
    static Path fromCaller(Path path) {
        var folder = System.getenv("CALLER_DIR");
        return folder == null || folder.isEmpty() ? path : Path.of(folder).resolve(path);
    }

    /** A path as the caller would write it: relative if it is below the caller's folder. */
    static Path forCaller(Path path) {
        var folder = System.getenv("CALLER_DIR");
        return folder != null && !folder.isEmpty() && path.startsWith(folder)
                ? Path.of(folder).relativize(path)
                : path;
    }
}
