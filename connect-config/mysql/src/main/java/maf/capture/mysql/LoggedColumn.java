package maf.capture.mysql;

import io.debezium.relational.Column;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A column as a TABLE_MAP event describes it.
 *
 * @param charset the server's name of it; empty for what is no text
 * @param labels of an ENUM or SET, quoted; empty where the event has none that can be read
 */
record LoggedColumn(
        String name, LoggedType type, boolean optional, Optional<String> charset, Optional<List<String>> labels) {
    /** The column in Debezium's form: {@code known} itself, with its default, where it says the same. */
    Column over(Optional<Column> known) {
        return known.filter(this::isSaidBy).orElseGet(() -> column(known));
    }

    private boolean isSaidBy(Column known) {
        return type.isThatOf(known)
                && optional == known.isOptional()
                && charset.map(name -> name.equals(charset(known))).orElse(true)
                && labels.map(said -> texts(said).equals(texts(known.enumValues())))
                        .orElse(true);
    }

    private Column column(Optional<Column> known) {
        var column = Column.editor()
                .name(name)
                .type(type.name(), type.name())
                .jdbcType(type.jdbcType())
                .optional(optional)
                .charsetName(charset.orElse(null))
                .enumValues(labels.orElseGet(() -> known.map(Column::enumValues).orElse(List.of())));
        if (type.length() > 0) {
            column.length(type.length());
        }
        if (type.name().startsWith("DECIMAL")) {
            column.scale(type.scale());
        }
        known.filter(type::isThatOf).flatMap(Column::defaultValueExpression).ifPresent(column::defaultValueExpression);
        return column.create();
    }

    /** MySQL before 8.0.30 has its older name for this one. */
    private static String charset(Column known) {
        var name = known.charsetName() == null ? "" : known.charsetName().toLowerCase(Locale.ROOT);
        return name.equals("utf8") ? "utf8mb3" : name;
    }

    private static List<String> texts(List<String> labels) {
        return labels.stream().map(Label::text).toList();
    }
}
