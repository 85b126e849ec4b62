package maf.verifier;

import maf.verifier.table.UnavailableException;
import maf.verifier.trace.TraceCommand;
import maf.verifier.trace.TraceLogs;
import org.slf4j.LoggerFactory;

/** {@code TraceTool <config.properties> [arguments of trace]}. */
public final class TraceTool {
    private TraceTool() {}

    public static void main(String[] arguments) {
        LoggerFactory.getILoggerFactory(); // SLF4J warns if several threads initialize it at the same time
        var command = new TraceCommand(() -> open(arguments[0]), TraceLogs.of(System.getenv()));
        System.exit(CommandRunner.run(command, TraceCommand.NOT_KNOWN, arguments));
    }

    private static TraceCommand.Pipeline open(String config) throws UnavailableException {
        var pipeline = PipelineConnections.open(config, PipelineConnections.IMPATIENT);
        return new TraceCommand.Pipeline(
                pipeline.contracts().contracts(),
                pipeline::source,
                pipeline::store,
                pipeline.config().bootstrapServers(),
                pipeline::close);
    }
}
