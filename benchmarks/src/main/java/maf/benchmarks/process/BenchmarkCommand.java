package maf.benchmarks.process;

import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs a benchmark as a command and exits with its code. */
public final class BenchmarkCommand {
    private BenchmarkCommand() {}

    public static void run(Callable<Integer> benchmark, String[] arguments) {
        var line = new CommandLine(benchmark);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof BenchmarkException) {
                command.getErr().println("Error: " + failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(line.execute(arguments));
    }
}
