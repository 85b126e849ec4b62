package maf.local.servers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import maf.contract.model.TableContract;
import maf.contract.yaml.Contracts;
import maf.contract.yaml.InvalidContractException;
import maf.local.process.Home;
import maf.local.process.PipelineException;

/** The contracts of this pipeline: the shipped ones, or those of {@code up --tables}. */
public final class ContractFolder {
    private ContractFolder() {}

    public static Path shipped(Home home) {
        return folder(home).shipped();
    }

    public static Path remembered(Home home) {
        return folder(home).read();
    }

    static void remember(Home home, Path tables) {
        folder(home).write(tables);
    }

    private static RememberedFolder folder(Home home) {
        return new RememberedFolder(home, "tables");
    }

    public static List<TableContract> contracts(Path tables) {
        if (!Files.isDirectory(tables)) {
            throw new PipelineException(
                    "There is no folder " + tables + ": name one that contains table contracts (*.yaml).");
        }
        try {
            return Contracts.read(tables);
        } catch (InvalidContractException e) {
            throw new PipelineException(e.getMessage(), e);
        }
    }
}
