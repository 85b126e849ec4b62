package maf.verifier;

import maf.verifier.reconcile.ReconcileCommand;
import maf.verifier.reconcile.Report;
import maf.verifier.table.UnavailableException;

/** {@code ReconcileTool <config.properties> [arguments of reconcile]}. */
public final class ReconcileTool {
    private ReconcileTool() {}

    public static void main(String[] arguments) {
        var command = new ReconcileCommand(() -> open(arguments[0]));
        System.exit(CommandRunner.run(command, Report.UNCHECKED, arguments));
    }

    private static ReconcileCommand.Pipeline open(String config) throws UnavailableException {
        var pipeline = PipelineConnections.open(config, PipelineConnections.PATIENT);
        return new ReconcileCommand.Pipeline(
                pipeline.contracts().contracts(),
                pipeline::source,
                pipeline::store,
                pipeline.lag()::of,
                pipeline::refused,
                pipeline.config().stateDir(),
                pipeline::close);
    }
}
