package maf.local.pipeline;

import java.nio.file.Path;
import java.util.Map;
import maf.local.fixture.ToolProcess;
import maf.local.servers.Pipeline;

/** {@code ./pipeline quarantine} as a process, run as a person runs it. */
final class QuarantineCommand {
    private final Pipeline pipeline;
    private final Path tables;

    QuarantineCommand(Pipeline pipeline, Path tables) {
        this.pipeline = pipeline;
        this.tables = tables;
    }

    /** Runs the command to its end and fails if it fails. */
    String run(String... arguments) {
        return output(start(arguments));
    }

    /** Waits for its end; refuses a failure. */
    String output(ToolProcess running) {
        var code = running.await();
        if (code != 0) {
            throw new AssertionError("exit code " + code + ": " + running.output() + running.errors());
        }
        return running.output();
    }

    ToolProcess start(String... arguments) {
        return ToolProcess.start(pipeline, Map.of("TABLES_DIR", tables.toString()), "quarantine", arguments);
    }
}
