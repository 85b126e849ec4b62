package maf.verifier;

import java.nio.file.Path;
import java.util.Arrays;
import maf.verifier.reconcile.ReconcileCommand;
import maf.verifier.reconcile.Report;
import picocli.CommandLine;

/** {@code Tool <config.properties> [arguments of reconcile]}. */
public final class ReconcileTool {
    private ReconcileTool() {}

    public static void main(String[] arguments) {
        var opened = new PipelineConnections[1];
        var command = new ReconcileCommand(() -> {
            opened[0] = PipelineConnections.open(
                    VerifierConfig.read(Path.of(arguments[0]), System.getenv()), PipelineConnections.PATIENT);
            return new ReconcileCommand.Pipeline(
                    opened[0].contracts().contracts(),
                    opened[0]::source,
                    opened[0]::store,
                    opened[0].lag()::of,
                    opened[0].config().stateDir());
        });
        var line = new CommandLine(command);
        line.setExecutionExceptionHandler((failure, which, parsed) -> {
            failure.printStackTrace(which.getErr()); // a fault of this program: its place is what helps
            which.getErr().println("Error: could not be checked, by a fault of reconcile itself: " + failure);
            return Report.UNCHECKED;
        });
        var code = line.execute(Arrays.copyOfRange(arguments, 1, arguments.length));
        if (opened[0] != null) {
            opened[0].close();
        }
        System.exit(code);
    }
}
