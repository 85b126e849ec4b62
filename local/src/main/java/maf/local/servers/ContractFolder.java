package maf.local.servers;

import java.io.IOException;
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
        return home.root().resolve("tables");
    }

    public static Path remembered(Home home) {
        var note = note(home);
        try {
            return Files.exists(note) ? Path.of(Files.readString(note).strip()) : shipped(home);
        } catch (IOException e) {
            throw new PipelineException("Cannot read " + note + ": " + e.getMessage(), e);
        }
    }

    static void remember(Home home, Path tables) {
        try {
            Files.writeString(note(home), tables + "\n");
        } catch (IOException e) {
            throw new PipelineException("Cannot write " + note(home) + ": " + e.getMessage(), e);
        }
    }

    private static Path note(Home home) {
        return home.state().resolve("tables-folder");
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
