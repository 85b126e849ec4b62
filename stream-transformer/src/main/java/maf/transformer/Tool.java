package maf.transformer;

import maf.transformer.quarantine.QuarantineCommand;
import maf.transformer.tool.ContractCommand;
import maf.transformer.tool.ToolException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Commands for people that use the transformer's own code. Started as {@code images/apps/start contract}
 * and {@code images/apps/start quarantine}; {@code ./pipeline contract} and {@code ./pipeline quarantine} do that.
 */
@Command(
        name = "./pipeline",
        subcommands = {ContractCommand.class, QuarantineCommand.class})
public final class Tool {
    private Tool() {}

    public static void main(String[] arguments) {
        LoggerFactory.getILoggerFactory(); // before several threads use it at once, which would log a warning
        System.exit(commandLine().execute(arguments));
    }

    /** The commands, with errors in a readable form. */
    static CommandLine commandLine() {
        var line = new CommandLine(new Tool());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof ToolException) {
                command.getErr().println("Error: " + failure.getMessage());
            } else {
                failure.printStackTrace(command.getErr());
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }
}
