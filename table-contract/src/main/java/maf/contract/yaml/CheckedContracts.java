package maf.contract.yaml;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maf.contract.file.Mistake;
import maf.contract.model.TableContract;
import maf.contract.rule.RowRules;

/**
 * All contracts of a directory with their rules. Needs CEL on the class path, unlike {@link Contracts}.
 *
 * @param rules by contract name
 * @param warnings what is legal but seldom intended
 */
public record CheckedContracts(List<TableContract> contracts, Map<String, RowRules> rules, List<Mistake> warnings) {
    /**
     * Reads every {@code *.yaml} of {@code dir}, in the order of their names, and compiles its rules.
     *
     * @throws InvalidContractException with all mistakes of all files at once
     */
    public static CheckedContracts read(Path dir) {
        var mistakes = new ArrayList<Mistake>();
        var warnings = new ArrayList<Mistake>();
        var drafts = Contracts.drafts(dir, mistakes);
        for (var draft : drafts) {
            warnings.addAll(new RuleReader(draft).check().warnings());
        }
        InvalidContractException.refuse(mistakes);
        var contracts = new ArrayList<TableContract>();
        var rules = new LinkedHashMap<String, RowRules>();
        for (var draft : drafts) {
            var contract = draft.contract().orElseThrow();
            contracts.add(contract);
            try {
                rules.put(contract.name(), RowRules.compile(contract));
            } catch (IllegalArgumentException e) {
                mistakes.add(new Mistake(draft.file().path(), 0, 0, e.getMessage()));
            }
            warnings.addAll(new SourceWarning(draft, contract).read());
            warnings.addAll(new KeyWarning(draft, contract).read());
        }
        InvalidContractException.refuse(mistakes);
        warnings.sort(Mistake.BY_PLACE);
        return new CheckedContracts(List.copyOf(contracts), rules, List.copyOf(warnings));
    }
}
