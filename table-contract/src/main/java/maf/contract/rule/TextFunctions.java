package maf.contract.rule;

import com.google.re2j.Pattern;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import maf.contract.model.TooCostlyException;

/**
 * CEL's functions that search in texts, in linear time. CEL's own {@code contains} takes the product of both lengths, and its
 * {@code matches} compiles the pattern for every row.
 */
final class TextFunctions {
    /** Steps of a regular expression: each can be busy at each character of a text. */
    static final int LARGEST_PATTERN = 1_000;

    private static final long MOST_STEPS = 1L << 28; // some seconds
    private static final int FEW_STEPS = 1 << 20;
    private static final int LONGEST_PART = 1 << 20; // limits the memory of a search
    private static final String MATCHES = "matches";
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>(); // those of contracts, never of rows

    private TextFunctions() {}

    /** Replaces CEL's own functions. */
    static CelRuntimeBuilder on(CelRuntimeBuilder runtime) {
        var others = CelStandardFunctions.newBuilder()
                .excludeFunctions(StandardFunction.CONTAINS, StandardFunction.MATCHES)
                .build();
        return runtime.setStandardEnvironmentEnabled(false)
                .setStandardFunctions(others)
                .addFunctionBindings(
                        CelFunctionBinding.from("contains_string", String.class, String.class, TextFunctions::contains),
                        CelFunctionBinding.from(MATCHES, String.class, String.class, TextFunctions::matches),
                        CelFunctionBinding.from("matches_string", String.class, String.class, TextFunctions::matches));
    }

    /** Patterns that a rule must not have: a row's would be compiled, in any time and memory, and a large one is slow. */
    static List<CelIssue> refusedPatterns(CelAbstractSyntaxTree checked) {
        var issues = new ArrayList<CelIssue>();
        CelNavigableAst.fromAst(checked)
                .getRoot()
                .<CelNavigableExpr>allNodes()
                .map(CelNavigableExpr::expr)
                .filter(node -> node.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL)
                .filter(node -> node.call().function().equals(MATCHES))
                .forEach(node -> {
                    var pattern = pattern(node.call());
                    if (!isText(pattern)) {
                        issues.add(
                                issue(checked, pattern, "needs a regular expression in quotes, not one from the row"));
                    } else if (Pattern.compile(pattern.constant().stringValue()).programSize() > LARGEST_PATTERN) {
                        issues.add(issue(checked, pattern, "has a regular expression with too many repetitions"));
                    }
                });
        return issues;
    }

    private static CelIssue issue(CelAbstractSyntaxTree checked, CelExpr at, String message) {
        var source = checked.getSource();
        var place = source.getOffsetLocation(source.getPositionsMap().getOrDefault(at.id(), 0));
        return CelIssue.formatError(place.orElseThrow(), message);
    }

    private static CelExpr pattern(CelExpr.CelCall call) {
        return call.args().get(call.args().size() - 1);
    }

    private static boolean isText(CelExpr expression) {
        return expression.exprKind().getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    static boolean matches(String text, String expression) {
        var pattern = PATTERNS.computeIfAbsent(expression, Pattern::compile);
        if ((long) text.length() * pattern.programSize() > MOST_STEPS) {
            throw new TooCostlyException("has a text that is too long for its regular expression");
        }
        return pattern.matcher(text).find();
    }

    /** The search of Knuth, Morris and Pratt, where Java's own could take long. */
    static boolean contains(String text, String part) {
        if (part.length() > text.length() || (long) text.length() * part.length() <= FEW_STEPS) {
            return text.contains(part);
        }
        if (part.length() > LONGEST_PART) {
            throw new TooCostlyException("looks for a text that is too long to be found in another");
        }
        var borders = borders(part);
        var matched = 0;
        for (var at = 0; at < text.length(); at++) {
            while (matched > 0 && text.charAt(at) != part.charAt(matched)) {
                matched = borders[matched - 1];
            }
            matched += text.charAt(at) == part.charAt(matched) ? 1 : 0;
            if (matched == part.length()) {
                return true;
            }
        }
        return false;
    }

    /** For each beginning of the text, the length of its longest proper beginning that is also its end. */
    private static int[] borders(String part) {
        var borders = new int[part.length()];
        var matched = 0;
        for (var at = 1; at < borders.length; at++) {
            while (matched > 0 && part.charAt(at) != part.charAt(matched)) {
                matched = borders[matched - 1];
            }
            matched += part.charAt(at) == part.charAt(matched) ? 1 : 0;
            borders[at] = matched;
        }
        return borders;
    }
}
