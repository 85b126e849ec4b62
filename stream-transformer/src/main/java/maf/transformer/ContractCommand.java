package maf.transformer;

import java.util.concurrent.Callable;
import maf.contract.Contracts;
import maf.contract.InvalidContractException;
import maf.contract.RowRules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code contract}: what a contract says, before it runs. */
@Command(
        name = "contract",
        description = "Table contracts.",
        mixinStandardHelpOptions = true,
        subcommands = {ContractCommand.Check.class})
final class ContractCommand {
    /** {@code contract check}. */
    @Command(
            name = "check",
            description = "Check all contracts without starting anything.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Mixin
        private ToolSettings settings;

        @Override
        public Integer call() {
            try {
                var contracts = Contracts.read(settings.tables());
                RowRules.compile(settings.tables(), contracts);
                contracts.forEach(contract -> System.out.println(contract.name() + ": in order"));
                return 0;
            } catch (InvalidContractException e) {
                System.err.println(e.getMessage());
                return 1;
            }
        }
    }
}
