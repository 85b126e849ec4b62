package maf.verifier;

import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs a command of the verifier: {@code <config.properties> [arguments of the command]}. */
final class CommandRunner {
    private CommandRunner() {}

    /**
     * Runs {@code command} with all but the first argument.
     *
     * @param internalError exit code if the command throws; a bug of this program
     */
    static int run(Callable<Integer> command, int internalError, String... arguments) {
        var line = new CommandLine(command);
        line.setExecutionExceptionHandler((failure, which, parsed) -> {
            failure.printStackTrace(which.getErr()); // the place in the code helps to fix it
            which.getErr().println("Error: not completed because of an internal error: " + failure);
            return internalError;
        });
        return line.execute(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
