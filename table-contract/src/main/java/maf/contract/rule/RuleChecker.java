package maf.contract.rule;

import dev.cel.common.CelIssue;
import dev.cel.compiler.CelCompiler;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maf.contract.model.Column;

/** Checks rules and filters of a contract that may have mistakes elsewhere. */
public final class RuleChecker {
    private final Map<String, Column> columns;
    private final Set<String> declared;
    private final List<String> key;
    private final CelCompiler compiler;

    /**
     * What was found in one expression.
     *
     * @param offset in its text, in characters (code points)
     */
    public record Finding(int offset, String text) {}

    /**
     * All that was found in one expression.
     *
     * @param warnings legal, but seldom intended
     */
    public record Findings(List<Finding> mistakes, List<Finding> warnings) {}

    /**
     * A checker for one contract.
     *
     * @param columns those that could be read
     * @param declared the names of all columns; any use of one that could not be read is accepted
     * @param key names of the key columns, which are never NULL
     */
    public RuleChecker(Map<String, Column> columns, Set<String> declared, List<String> key) {
        this.columns = columns;
        this.declared = declared;
        this.key = key;
        var untyped = new HashSet<>(declared);
        untyped.removeAll(columns.keySet());
        untyped.removeIf(name -> !Column.isName(name));
        this.compiler = Expression.compiler(columns.values(), untyped);
    }

    /** Parses and type-checks one expression. */
    public Findings check(String expression) {
        try {
            var warnings = new ArrayList<Finding>();
            new NullWarning(columns, key, Expression.check(compiler, expression))
                    .read()
                    .forEach((offset, text) -> warnings.add(new Finding(offset, text)));
            return new Findings(List.of(), warnings);
        } catch (InvalidExpressionException e) {
            var mistakes = e.issues().stream()
                    .map(issue -> new Finding(
                            offset(expression, issue), ExpressionProblem.explained(issue.getMessage(), declared)))
                    .toList();
            return new Findings(mistakes, List.of());
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
