package maf.contract.yaml;

import java.util.ArrayList;
import java.util.List;
import maf.contract.file.Mistake;
import maf.contract.model.TableContract;
import maf.contract.rule.RuleChecker;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Checks the rules and the filter of a contract, and reports each finding at its position in the file. */
final class RuleReader {
    private final ContractDraft draft;
    private final RuleChecker checker;
    private final List<Mistake> warnings = new ArrayList<>();

    RuleReader(ContractDraft draft) {
        this.draft = draft;
        this.checker = new RuleChecker(draft.columns(), draft.declared(), draft.key());
    }

    /** Adds every mistake to those of the file. */
    RuleReader check() {
        draft.rules().forEach(this::check);
        draft.filter().ifPresent(text -> check(TableContract.FILTER, text));
        return this;
    }

    /** What is legal but seldom intended. */
    List<Mistake> warnings() {
        return warnings;
    }

    private void check(String rule, ScalarNode node) {
        var positions = new ScalarPositions(draft.file(), node);
        var findings = checker.check(node.getValue());
        findings.mistakes()
                .forEach(mistake ->
                        draft.file().mistake(positions.place(mistake.offset()), "'" + rule + "' " + mistake.text()));
        findings.warnings().forEach(warning -> {
            var at = positions.place(warning.offset());
            warnings.add(new Mistake(draft.file().path(), at.line(), at.column(), warning.text()));
        });
    }
}
