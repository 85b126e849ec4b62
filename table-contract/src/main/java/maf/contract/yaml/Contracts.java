package maf.contract.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import maf.contract.file.FileKind;
import maf.contract.file.Mistake;
import maf.contract.file.YamlFolder;
import maf.contract.model.TableContract;
import maf.contract.model.TableName;

/** Reads all table contracts of a directory. */
public final class Contracts {
    static final FileKind KIND = new FileKind("contract", "table contract", "table, key, columns and sources");

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
        for (var file : new YamlFolder(dir, KIND).files(mistakes)) {
            new ContractReader(file).read().ifPresent(draft -> {
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
}
