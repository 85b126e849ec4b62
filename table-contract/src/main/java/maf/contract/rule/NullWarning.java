package maf.contract.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maf.contract.model.Column;

/**
 * Warns of columns that may be NULL in a rule that cannot be decided with NULL: {@code popularity >= 0.0} quarantines every
 * row without popularity, which is seldom intended.
 */
record NullWarning(Map<String, Column> columns, List<String> key, CelAbstractSyntaxTree checked) {
    /** These give false for NULL instead of failing. */
    private static final Set<String> SAFE_WITH_NULL = Set.of("_==_", "_!=_", "@in");

    /** The warnings by position in the text, in characters. */
    Map<Integer, String> read() {
        var tested = new HashSet<String>();
        var risky = new LinkedHashMap<String, Integer>();
        CelNavigableAst.fromAst(checked)
                .getRoot()
                .<CelNavigableExpr>allNodes()
                .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.IDENT)
                .forEach(node -> {
                    var name = node.expr().ident().name();
                    var parent = node.<CelNavigableExpr>parent()
                            .map(CelNavigableExpr::expr)
                            .filter(above -> above.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL)
                            .map(CelExpr::call);
                    if (parent.isPresent()
                            && SAFE_WITH_NULL.contains(parent.get().function())) {
                        if (parent.get().args().stream().anyMatch(NullWarning::isNull)) {
                            tested.add(name);
                        }
                    } else if (columns.containsKey(name) && mayBeNull(columns.get(name))) {
                        risky.putIfAbsent(
                                name, checked.getSource().getPositionsMap().getOrDefault(node.id(), 0));
                    }
                });
        var warnings = new LinkedHashMap<Integer, String>();
        risky.keySet().removeAll(tested);
        risky.forEach((name, offset) -> warnings.put(
                offset,
                "'" + name + "' may be NULL, and then the row is quarantined as rule-undecided: write \"" + name
                        + " == null || "
                        + inBrackets(checked.getSource().getContent().toString()) + "\""));
        return warnings;
    }

    private static boolean isNull(CelExpr expression) {
        return expression.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.NULL_VALUE;
    }

    private boolean mayBeNull(Column column) {
        return !key.contains(column.name()) && !column.required() && column.defaultValue() == null;
    }

    private static String inBrackets(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.contains("||") || line.contains("?") ? "(" + line + ")" : line;
    }
}
