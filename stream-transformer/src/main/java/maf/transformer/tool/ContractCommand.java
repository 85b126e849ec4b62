package maf.transformer.tool;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import maf.contract.file.Mistake;
import maf.contract.model.TableContract;
import maf.contract.yaml.CheckedContracts;
import maf.contract.yaml.InvalidContractException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code contract}: checks contracts, and tries them on events. */
@Command(
        name = "contract",
        description = "Check table contracts, or try one on events. Changes nothing.",
        footer = "And propose: writes contracts for tables of a source (contract propose --help).",
        mixinStandardHelpOptions = true,
        subcommands = {ContractCommand.Check.class, TryCommand.class})
public final class ContractCommand {
    /** {@code contract check}. */
    @Command(
            name = "check",
            description = {
                "Check all contracts of a directory without starting anything.",
                "Prints one line for each and ends with 0, or prints all mistakes and ends with 1. Warnings are about"
                        + " what is legal but seldom intended."
            },
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Parameters(
                index = "0",
                arity = "0..1",
                paramLabel = "DIR",
                description = "The contracts (default: those of the pipeline).")
        private Path given;

        @Mixin
        private ToolOptions settings;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            var err = spec.commandLine().getErr();
            var dir = given == null ? settings.tables() : ToolOptions.fromCaller(given);
            var files = new ShownFiles(dir, given);
            try {
                var checked = CheckedContracts.read(dir);
                checked.contracts().forEach(contract -> out.println(line(contract)));
                out.flush();
                checked.warnings().forEach(warning -> err.println(files.show(warning, "warning: ")));
                return 0;
            } catch (InvalidContractException e) {
                e.mistakes().forEach(mistake -> err.println(files.show(mistake, "")));
                err.println(count(e.mistakes().size(), "mistake") + ".");
                return 1;
            }
        }

        private static String line(TableContract contract) {
            return contract.name() + ": " + contract.table() + ", key (" + String.join(", ", contract.key()) + "), "
                    + count(contract.columns().size(), "column") + ", "
                    + count(contract.rules().size(), "rule")
                    + (contract.filter().isPresent() ? ", a filter" : "") + ", from "
                    + String.join(
                            ", ",
                            contract.sources().stream()
                                    .map(source -> source.topic())
                                    .toList());
        }

        private static String count(int number, String what) {
            return (number == 0 ? "no" : Integer.toString(number)) + " " + what + (number == 1 ? "" : "s");
        }
    }

    /**
     * File names as the caller would write them.
     *
     * @param given what the caller wrote; null if nothing
     */
    record ShownFiles(Path dir, Path given) {
        String show(Mistake mistake, String kind) {
            var shown = given == null ? ToolOptions.forCaller(dir) : given.normalize();
            var file = mistake.file().equals(dir)
                    ? (given == null ? shown : given)
                    : shown.resolve(mistake.file().getFileName());
            return kind.isEmpty()
                    ? mistake.in(file.toString())
                    : new Mistake(mistake.file(), mistake.line(), mistake.column(), kind + mistake.reason())
                            .in(file.toString());
        }
    }
}
