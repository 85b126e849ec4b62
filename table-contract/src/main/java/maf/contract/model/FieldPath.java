package maf.contract.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The way to a value in a row of a source: a field, then names within documents. Contracts write {@code a.b.c}; {@code \\.} is
 * a dot within a name, {@code \\\\} a backslash.
 *
 * @param steps at least one
 */
public record FieldPath(List<String> steps) {
    private static final char ESCAPE = '\\';

    public FieldPath {
        steps = List.copyOf(steps);
    }

    /**
     * Parses a path as contracts write it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static FieldPath of(String text) {
        var steps = new ArrayList<String>();
        var step = new StringBuilder();
        for (var at = 0; at < text.length(); at++) {
            var unit = text.charAt(at);
            if (unit == ESCAPE) {
                at++;
                if (at == text.length() || (text.charAt(at) != '.' && text.charAt(at) != ESCAPE)) {
                    throw new IllegalArgumentException("'" + text
                            + "' has a single backslash: write \\. for a dot in a field's name, \\\\ for a backslash");
                }
                step.append(text.charAt(at));
            } else if (unit == '.') {
                steps.add(step.toString());
                step.setLength(0);
            } else {
                step.append(unit);
            }
        }
        steps.add(step.toString());
        if (steps.contains("")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a field path: write a, a.b.c, or a\\.b for a field whose name holds a dot");
        }
        return new FieldPath(steps);
    }

    /** The field of the row. */
    public String field() {
        return steps.get(0);
    }

    /** The names within the field's document; empty if the whole field is taken. */
    public List<String> rest() {
        return steps.subList(1, steps.size());
    }

    /** The field whose own name is the whole path: a row that has it means this one. Empty if there is one step. */
    public Optional<String> dotted() {
        return steps.size() == 1 ? Optional.empty() : Optional.of(String.join(".", steps));
    }

    /** Every field of the row that may be meant. */
    public List<String> fields() {
        return dotted().map(name -> List.of(field(), name)).orElseGet(() -> List.of(field()));
    }
}
