package maf.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Reads all table contracts of a directory. */
public final class Contracts {
    private Contracts() {}

    /**
     * Reads every {@code *.yaml} of {@code dir}, in the order of their names. Rules and filters are taken as text here;
     * {@link RowRules} checks them.
     *
     * @throws InvalidContractException with all mistakes of all files at once
     */
    public static List<TableContract> read(Path dir) {
        var mistakes = new ArrayList<Mistake>();
        var contracts = new ArrayList<TableContract>();
        var owners = new HashMap<TableName, String>();
        for (var path : files(dir, mistakes)) {
            var file = new YamlFile(path, mistakes);
            new ContractReader(file).read().ifPresent(contract -> {
                var owner = owners.putIfAbsent(contract.table(), file.name());
                if (owner != null) {
                    mistake(file, "table", contract.table() + " already has a contract: " + owner);
                }
                contracts.add(contract);
            });
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidContractException(mistakes);
        }
        return List.copyOf(contracts);
    }

    /** Adds a mistake at the value under {@code path} of a file that could be read. */
    static void mistake(YamlFile file, String section, String reason) {
        mistake(file, section, null, reason);
    }

    /**
     * The same for a value one level deeper.
     *
     * @param entry null: the section itself
     */
    static void mistake(YamlFile file, String section, String entry, String reason) {
        var root = file.read();
        var node = root.flatMap(
                top -> entry == null ? top.find(section) : top.section(section).find(entry));
        if (node.isPresent()) {
            file.mistake(node.get(), reason);
        } else {
            file.mistakes().add(new Mistake(file.name(), 0, 0, reason));
        }
    }

    private static List<Path> files(Path dir, List<Mistake> mistakes) {
        try (var listing = Files.list(dir)) {
            var all = listing.sorted().toList();
            all.stream()
                    .filter(path -> path.toString().endsWith(".yml"))
                    .map(path -> new Mistake(
                            path.getFileName().toString(), 0, 0, "a contract's file ends in " + ContractReader.ENDING))
                    .forEach(mistakes::add);
            var found = all.stream()
                    .filter(path -> path.toString().endsWith(ContractReader.ENDING))
                    .toList();
            if (found.isEmpty()) {
                mistakes.add(new Mistake(dir.toString(), 0, 0, "no *.yaml there: a pipeline needs a table contract"));
            }
            return found;
        } catch (IOException e) {
            mistakes.add(new Mistake(dir.toString(), 0, 0, "the directory of table contracts cannot be read: " + e));
            return List.of();
        }
    }
}
