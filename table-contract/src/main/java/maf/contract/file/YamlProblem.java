package maf.contract.file;

import java.util.Map;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Explains the YAML parser's messages to the author of a file. */
final class YamlProblem {
    private static final Map<String, String> HINTS = Map.of(
            "mapping values are not allowed", "put a text that holds ': ' in quotes",
            "'\\t(TAB)'", "indent with spaces",
            "but found another document", "a file holds one document: take out the line ---",
            "that cannot start any token", "put the text in quotes",
            "found undefined alias", "put a text that begins with * in quotes",
            "expected ',' or", "is a bracket not closed, or a text with , or ] not in quotes?",
            "expected <block end>", "are the lines of this mapping indented alike?");

    private YamlProblem() {}

    static String explained(MarkedYamlEngineException problem) {
        var text = problem.getProblem();
        return HINTS.entrySet().stream()
                .filter(hint -> text.contains(hint.getKey()))
                .map(hint -> text + " (" + hint.getValue() + ")")
                .findFirst()
                .orElse(text);
    }
}
