package maf.contract.rule;

import java.util.Set;
import java.util.regex.Pattern;
import maf.contract.model.Suggestion;

/** Explains the CEL compiler's messages in the terms of a contract. */
final class ExpressionProblem {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);
    private static final Pattern OVERLOAD = Pattern.compile(
            "found no matching overload for '([^']*)' applied to '(.*?)' \\(candidates.*", Pattern.DOTALL);
    private static final Pattern EARLY_END = Pattern.compile("mismatched input '<EOF>'.*", Pattern.DOTALL);
    private static final Pattern EXPECTING = Pattern.compile(" expecting \\{.*", Pattern.DOTALL);

    private ExpressionProblem() {}

    static String explained(String message, Set<String> columns) {
        var undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            var name = undeclared.group(1);
            return "has no column or function '" + name + "'" + Suggestion.text(name, columns);
        }
        var overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            var operator = overload.group(1).replaceAll("[_@]", "");
            return "cannot apply '" + (operator.isEmpty() ? overload.group(1) : operator) + "' to "
                    + overload.group(2)
                            .replaceAll("wrapper\\((\\w+)\\)", "$1")
                            .replace("google.protobuf.Timestamp", "timestamp")
                            .replace("google.protobuf.Duration", "duration");
        }
        if (EARLY_END.matcher(message).matches()) {
            return "ends too early: something is missing here";
        }
        if (message.startsWith("gives ")) {
            return message.replaceAll("wrapper\\((\\w+)\\)", "$1");
        }
        return "is wrong here: "
                + EXPECTING
                        .matcher(message)
                        .replaceFirst("")
                        .lines()
                        .findFirst()
                        .orElse("");
    }
}
