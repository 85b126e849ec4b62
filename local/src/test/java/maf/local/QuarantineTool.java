package maf.local;

import java.nio.file.Path;
import java.util.Map;

/** {@code ./pipeline quarantine} as a process, as a person runs it. */
final class QuarantineTool {
    private final Pipeline pipeline;
    private final Path tables;

    QuarantineTool(Pipeline pipeline, Path tables) {
        this.pipeline = pipeline;
        this.tables = tables;
    }

    /** Runs to its end; refuses a failure. */
    String run(String... arguments) {
        var running = start(arguments);
        var code = running.await();
        if (code != 0) {
            throw new AssertionError("exit code " + code + ": " + running.output() + running.errors());
        }
        return running.output();
    }

    ToolRun start(String... arguments) {
        return ToolRun.start(pipeline, Map.of("TABLES_DIR", tables.toString()), "quarantine", arguments);
    }
}
