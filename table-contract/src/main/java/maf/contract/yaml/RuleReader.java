package maf.contract.yaml;

import dev.cel.common.CelIssue;
import dev.cel.compiler.CelCompiler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import maf.contract.model.Column;
import maf.contract.rule.Expression;
import maf.contract.rule.ExpressionProblem;
import maf.contract.rule.InvalidExpressionException;
import maf.contract.rule.NullWarning;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Checks the rules and the filter of a contract where they stand in its file. */
final class RuleReader {
    private final ContractDraft draft;
    private final CelCompiler compiler;
    private final List<Mistake> warnings = new ArrayList<>();

    RuleReader(ContractDraft draft) {
        this.draft = draft;
        var untyped = new HashSet<>(draft.declared());
        untyped.removeAll(draft.columns().keySet());
        untyped.removeIf(name -> !Column.isName(name));
        this.compiler = Expression.compiler(draft.columns().values(), untyped);
    }

    /** Adds every mistake to the file's. */
    RuleReader check() {
        draft.rules().forEach(this::check);
        draft.filter().ifPresent(text -> check(ContractReader.FILTER, text));
        return this;
    }

    /** What is legal but seldom meant. */
    List<Mistake> warnings() {
        return warnings;
    }

    private void check(String rule, ScalarNode node) {
        var file = new ScalarPositions(draft.file(), node);
        try {
            var checked = Expression.check(compiler, node.getValue());
            new NullWarning(draft.columns(), draft.key(), checked).read().forEach((offset, text) -> {
                var place = file.place(offset);
                warnings.add(new Mistake(draft.file().path(), place.line(), place.column(), text));
            });
        } catch (InvalidExpressionException e) {
            e.issues()
                    .forEach(issue -> draft.file()
                            .mistake(
                                    file.place(offset(node.getValue(), issue)),
                                    "'" + rule + "' "
                                            + ExpressionProblem.explained(issue.getMessage(), draft.declared())));
        }
    }

    private static int offset(String text, CelIssue issue) {
        var lines = text.split("\n", -1);
        var offset = Math.max(0, issue.getSourceLocation().getColumn());
        for (var line = 0; line < issue.getSourceLocation().getLine() - 1 && line < lines.length; line++) {
            offset += lines[line].codePointCount(0, lines[line].length()) + 1;
        }
        return offset;
    }
}
