package maf.contract.rule;

import dev.cel.common.CelIssue;
import java.util.List;
import java.util.stream.Collectors;

/** A CEL expression that does not parse or type-check. */
final class InvalidExpressionException extends IllegalArgumentException {
    private final transient List<CelIssue> issues;

    InvalidExpressionException(List<CelIssue> issues) {
        super(issues.stream()
                .map(issue -> issue.getMessage() + " (character "
                        + (issue.getSourceLocation().getColumn() + 1) + " of line "
                        + issue.getSourceLocation().getLine() + ")")
                .collect(Collectors.joining("; ")));
        this.issues = List.copyOf(issues);
    }

    /** Each with its position in the text. */
    List<CelIssue> issues() {
        return issues;
    }
}
