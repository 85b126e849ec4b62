package maf.inspect.propose;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a proposed contract as people write them. */
record ContractText(ProposedContract contract) {
    /** What YAML takes for a text without quotes, also between braces. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$.-]*");

    private static final Set<String> OTHER_VALUES = Set.of("true", "false", "null");

    @Override
    public String toString() {
        var text = new StringBuilder("# yaml-language-server: $schema=contract.schema.json\n");
        contract.header()
                .forEach(line -> text.append("# ").append(comment(line)).append('\n'));
        text.append("table: ").append(contract.table()).append('\n');
        text.append("key: [")
                .append(contract.key().stream().map(ContractText::quoted).collect(Collectors.joining(", ")))
                .append("]\n");
        columns(text);
        sources(text);
        contract.rest()
                .ifPresent(column -> text.append("undeclared-fields: ")
                        .append(quoted("json:" + column))
                        .append('\n'));
        return text.toString();
    }

    private void columns(StringBuilder text) {
        text.append("columns:\n");
        var names = contract.columns().stream()
                .map(column -> quoted(column.name()) + ":")
                .toList();
        var bodies = contract.columns().stream().map(ContractText::body).toList();
        var nameWidth = width(names);
        var bodyWidth = width(bodies);
        for (var at = 0; at < names.size(); at++) {
            var note = contract.columns().get(at).note();
            var body = note.isEmpty() ? bodies.get(at) : padded(bodies.get(at), bodyWidth) + " # " + comment(note);
            text.append("  ")
                    .append(padded(names.get(at), nameWidth))
                    .append(' ')
                    .append(body)
                    .append('\n');
        }
        contract.leftOut()
                .forEach(line -> text.append("  # ").append(comment(line)).append('\n'));
    }

    private static String body(ProposedColumn column) {
        var type = column.type().sql();
        return "{type: " + (type.contains(",") ? '"' + type + '"' : type)
                + (column.isRequired() ? ", required: true}" : "}");
    }

    private void sources(StringBuilder text) {
        text.append("sources:\n");
        for (var feed : contract.sources()) {
            text.append("  - topic: ").append(quoted(feed.topic())).append('\n');
            mapping(text, "fields", contract.renamed());
            mapping(text, "constants", feed.constants());
        }
    }

    private static void mapping(StringBuilder text, String name, Map<String, String> entries) {
        if (!entries.isEmpty()) {
            text.append("    ").append(name).append(":\n");
            entries.forEach((column, value) -> text.append("      ")
                    .append(quoted(column))
                    .append(": ")
                    .append(quoted(value))
                    .append('\n'));
        }
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** A comment ends with its line. */
    private static String comment(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** In single quotes; in double quotes if a character can only be written as its number. */
    static String quoted(String text) {
        if (PLAIN.matcher(text).matches() && !OTHER_VALUES.contains(text.toLowerCase(Locale.ROOT))) {
            return text;
        }
        if (text.chars().noneMatch(ContractText::needsNumber)) {
            return "'" + text.replace("'", "''") + "'";
        }
        var escaped = new StringBuilder("\"");
        text.chars().forEach(unit -> {
            if (needsNumber(unit)) {
                escaped.append(String.format("\\u%04X", unit));
            } else {
                escaped.append(unit == '"' || unit == '\\' ? "\\" : "").append((char) unit);
            }
        });
        return escaped.append('"').toString();
    }

    private static boolean needsNumber(int unit) {
        return unit < ' '
                || (unit >= 0x7f && unit <= 0x9f)
                || unit == 0x2028
                || unit == 0x2029
                || unit == 0xfeff
                || unit >= 0xfffe;
    }
}
