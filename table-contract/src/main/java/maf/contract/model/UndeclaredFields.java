package maf.contract.model;

import java.util.List;

/** What happens to source fields that no column takes. */
public sealed interface UndeclaredFields {
    /** They are ignored. */
    record Drop() implements UndeclaredFields {}

    /** A record that has any is quarantined. */
    record Quarantine() implements UndeclaredFields {}

    /** They are kept as one JSON object in a VARCHAR column. */
    record Json(String column) implements UndeclaredFields {}

    /**
     * Reads {@code drop}, {@code quarantine} or {@code json:<column>}.
     *
     * @throws IllegalArgumentException otherwise
     */
    static UndeclaredFields of(String text) {
        if (text.equals("drop")) {
            return new Drop();
        }
        if (text.equals("quarantine")) {
            return new Quarantine();
        }
        if (text.startsWith("json:") && text.length() > "json:".length()) {
            return new Json(text.substring("json:".length()));
        }
        throw new IllegalArgumentException("'" + text + "' is none of drop, quarantine, json:<column>"
                + Suggestion.of(text, List.of("drop", "quarantine"))
                        .map(near -> ": did you mean '" + near + "'?")
                        .orElse(""));
    }
}
