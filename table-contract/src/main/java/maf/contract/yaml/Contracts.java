package maf.contract.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import maf.contract.model.TableContract;
import maf.contract.model.TableName;

/** Reads all table contracts of a directory. */
public final class Contracts {
    private Contracts() {}

    /**
     * Reads every {@code *.yaml} of {@code dir}, in the order of their names. Does not check rules and filters;
     * {@link CheckedContracts} does.
     *
     * @throws InvalidContractException with all mistakes of all files at once
     */
    public static List<TableContract> read(Path dir) {
        var mistakes = new ArrayList<Mistake>();
        var drafts = drafts(dir, mistakes);
        InvalidContractException.refuse(mistakes);
        return drafts.stream()
                .map(ContractDraft::contract)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Reads every file as far as possible; a draft without mistakes has a contract. */
    static List<ContractDraft> drafts(Path dir, List<Mistake> mistakes) {
        var drafts = new ArrayList<ContractDraft>();
        var owners = new HashMap<TableName, String>();
        for (var path : files(dir, mistakes)) {
            new ContractReader(new YamlFile(path, mistakes)).read().ifPresent(draft -> {
                draft.table().ifPresent(table -> {
                    var owner = owners.putIfAbsent(table, draft.file().name());
                    if (owner != null) {
                        draft.file()
                                .mistake(
                                        draft.tableNode().orElseThrow(),
                                        table + " already has a contract: " + owner
                                                + " (put all sources of one table into one contract)");
                    }
                });
                drafts.add(draft);
            });
        }
        return drafts;
    }

    private static List<Path> files(Path dir, List<Mistake> mistakes) {
        if (!Files.isDirectory(dir)) {
            mistakes.add(new Mistake(
                    dir,
                    0,
                    0,
                    Files.exists(dir)
                            ? "is not a directory: name the one that holds the contracts"
                            : "there is no such directory"));
            return List.of();
        }
        try (var listing = Files.list(dir)) {
            // editors and mounts leave hidden files next to the real ones
            var all = listing.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            var found = all.stream()
                    .filter(path -> path.toString().endsWith(ContractReader.ENDING))
                    .toList();
            all.stream()
                    .filter(path -> looksLikeYaml(path) && !found.contains(path))
                    .map(path -> new Mistake(path, 0, 0, "a contract's file ends in " + ContractReader.ENDING))
                    .forEach(mistakes::add);
            if (found.isEmpty()) {
                mistakes.add(new Mistake(dir, 0, 0, "has no *.yaml file: a pipeline needs a table contract"));
            }
            return found;
        } catch (IOException e) {
            mistakes.add(new Mistake(dir, 0, 0, "the directory of table contracts cannot be read: " + e));
            return List.of();
        }
    }

    private static boolean looksLikeYaml(Path path) {
        var name = path.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".yml") || name.endsWith(ContractReader.ENDING);
    }
}
