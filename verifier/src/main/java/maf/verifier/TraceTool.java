package maf.verifier;

import java.nio.file.Path;
import java.util.Arrays;
import maf.contract.yaml.InvalidContractException;
import maf.runtime.InvalidConfigurationException;
import maf.verifier.table.UnavailableException;
import maf.verifier.trace.TraceCommand;
import maf.verifier.trace.TraceLogs;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** {@code TraceTool <config.properties> [arguments of trace]}. */
public final class TraceTool {
    private TraceTool() {}

    public static void main(String[] arguments) {
        LoggerFactory.getILoggerFactory(); // before threads use it side by side, of which it would complain
        var environment = System.getenv();
        var line = new CommandLine(new TraceCommand(
                () -> PipelineConnections.open(
                        VerifierConfig.read(Path.of(arguments[0]), environment), PipelineConnections.IMPATIENT),
                TraceLogs.of(environment)));
        line.setExecutionExceptionHandler((failure, which, parsed) -> {
            if (failure instanceof IllegalArgumentException
                    || failure instanceof UnavailableException
                    || failure instanceof InvalidConfigurationException
                    || failure instanceof InvalidContractException) {
                which.getErr().println("Error: " + failure.getMessage());
            } else {
                failure.printStackTrace(which.getErr()); // a fault of this program: its place is what helps
            }
            return TraceCommand.NOT_KNOWN;
        });
        System.exit(line.execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }
}
