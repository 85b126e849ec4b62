package maf.verifier.source.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import maf.contract.model.Column;
import maf.contract.model.FieldPath;
import maf.contract.model.SourceFields;
import maf.contract.rule.RowRules;
import maf.contract.typing.ColumnConversion;
import maf.contract.typing.JsonText;
import maf.contract.typing.KeyForm;
import maf.contract.wire.QuarantineReason;
import maf.verifier.source.RowTyping;
import maf.verifier.source.TypedColumn;
import maf.verifier.typing.CompactJsonWriter;
import maf.verifier.typing.JsonPath;
import maf.verifier.typing.TextNormalForm;

/** Which columns of a table are read, and how the contract converts them. A row is an array of their bytes. */
final class SqlReadPlan {
    private final SqlDialect dialect;
    private final SqlTable table;
    private final SourceFields fields;
    private final List<SqlColumn> selected;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final RowTyping<byte[][]> typing;

    SqlReadPlan(SqlDialect dialect, SqlTable table, SourceFields fields, RowRules rules) {
        this.dialect = dialect;
        this.table = table;
        this.fields = fields;
        var declared = fields.declared();
        this.selected = table.columns().stream()
                .filter(column -> fields.takesAll() || declared.contains(column.name()))
                .toList();
        selected.forEach(column -> places.put(column.name(), places.size()));
        var columns = fields.contract().columns().values().stream()
                .map(column -> typed(column, declared))
                .toList();
        var undeclared = fields.refusesUndeclared() && selected.size() > places(declared);
        this.typing = new RowTyping<>(fields.contract(), columns, KeyForm.SQL, row -> undeclared, rules);
    }

    private int places(Set<String> declared) {
        return (int) places.keySet().stream().filter(declared::contains).count();
    }

    private TypedColumn<byte[][]> typed(Column column, Set<String> declared) {
        var constant = fields.source().constants().get(column.name());
        if (constant != null) {
            return TypedColumn.constant(column, constant);
        }
        return TypedColumn.field(
                column,
                fields.path(column.name())
                        .map(path -> plain(path, form(column)))
                        .orElseGet(() -> undeclared(declared)));
    }

    /** Keys as events have them, because their form is checked. */
    private ColumnConversion form(Column column) {
        return fields.contract().key().contains(column.name())
                ? ColumnConversion.VARCHAR
                : ColumnConversion.to(column.type());
    }

    private TypedColumn.PlainValue<byte[][]> plain(FieldPath path, ColumnConversion typing) {
        var dotted = path.dotted().flatMap(table::column);
        return dotted.isPresent()
                ? plain(new FieldPath(List.of(dotted.get().name())), typing)
                : plainAlong(path, typing);
    }

    private TypedColumn.PlainValue<byte[][]> plainAlong(FieldPath path, ColumnConversion typing) {
        var column = table.column(path.field());
        if (column.isEmpty()) {
            return row -> null; // the source does not have the column
        }
        var place = (int) places.get(path.field());
        if (path.rest().isEmpty()) {
            var cell = dialect.cell(column.get(), typing);
            return row -> row[place] == null ? null : cell.plain(row[place]);
        }
        var cell = dialect.cell(column.get(), ColumnConversion.VARCHAR);
        var rest = new JsonPath(path.rest());
        return row -> row[place] == null ? null : rest.of(cell.plain(row[place]));
    }

    private TypedColumn.PlainValue<byte[][]> undeclared(Set<String> declared) {
        var kept = new LinkedHashMap<String, CellDecoder>();
        for (var column : selected) {
            if (!declared.contains(column.name())) {
                kept.put(column.name(), dialect.cell(column, ColumnConversion.VARCHAR));
            }
        }
        if (kept.isEmpty()) {
            return row -> null;
        }
        return row -> {
            var json = new CompactJsonWriter();
            json.startObject();
            kept.forEach((name, cell) -> {
                var raw = row[places.get(name)];
                json.name(name);
                json.value(raw == null ? null : cell.plain(raw));
            });
            json.endObject();
            return new JsonText(json.text());
        };
    }

    /** Why the contract accepts no key of this table; empty if it does. */
    Optional<QuarantineReason> keyRefusal() {
        if (table.keys().isEmpty()) {
            return Optional.of(QuarantineReason.MISSING_KEY);
        }
        return table.keys().stream().anyMatch(key -> Set.copyOf(key).equals(fields.key()))
                ? Optional.empty()
                : Optional.of(QuarantineReason.KEY_MISMATCH);
    }

    /** For columns that become text as a whole, by index in the contract. */
    Map<Integer, TextNormalForm> textForms() {
        var found = new HashMap<Integer, TextNormalForm>();
        var at = 0;
        for (var column : fields.contract().columns().values()) {
            var place = at++;
            if (ColumnConversion.to(column.type()) == ColumnConversion.VARCHAR) {
                fields.path(column.name())
                        .filter(path -> path.rest().isEmpty())
                        .flatMap(path -> table.column(path.field()))
                        .flatMap(dialect::textForm)
                        .ifPresent(form -> found.put(place, form));
            }
        }
        return found;
    }

    /** Columns, by index in the contract, whose field the table does not have. */
    Set<Integer> absentColumns() {
        var absent = new HashSet<Integer>();
        var at = 0;
        for (var column : fields.contract().columns().values()) {
            var place = at++;
            fields.path(column.name()).filter(path -> !has(path)).ifPresent(path -> absent.add(place));
        }
        return absent;
    }

    private boolean has(FieldPath path) {
        return path.dotted().flatMap(table::column).isPresent()
                || table.column(path.field()).isPresent();
    }

    int width() {
        return selected.size();
    }

    RowTyping<byte[][]> typing() {
        return typing;
    }

    String select() {
        var list = selected.stream().map(dialect::selected).collect(Collectors.joining(", "));
        return "SELECT " + (list.isEmpty() ? "1" : list) + " FROM " + dialect.quoted(table.schema()) + "."
                + dialect.quoted(table.name());
    }

    /** The SELECT of {@code keys} rows by their keys. */
    String select(int keys) {
        var columns = keyColumns();
        var names =
                columns.stream().map(column -> dialect.quoted(column.name())).collect(Collectors.joining(", "));
        var values = columns.stream().map(dialect::placeholder).collect(Collectors.joining(", "));
        var one = columns.size() == 1 ? values : "(" + values + ")";
        return select() + " WHERE " + (columns.size() == 1 ? names : "(" + names + ")") + " IN ("
                + String.join(", ", Collections.nCopies(keys, one)) + ")";
    }

    /** Parameters of {@link #select(int)} for one key; empty if no row of this source can have it. */
    Optional<List<Object>> parameters(Object[] key) {
        if (!fields.contract().mayComeFrom(fields.source(), key)) {
            return Optional.empty();
        }
        var parameters = new ArrayList<>();
        for (var at = 0; at < key.length; at++) {
            var path = fields.path(fields.contract().key().get(at));
            if (path.isPresent()) {
                var parameter =
                        dialect.parameter(table.column(path.get().field()).orElseThrow(), key[at]);
                if (parameter == null) {
                    return Optional.empty();
                }
                parameters.add(parameter);
            }
        }
        return Optional.of(parameters);
    }

    private List<SqlColumn> keyColumns() {
        return fields.contract().key().stream()
                .flatMap(column -> fields.path(column).stream())
                .map(path -> table.column(path.field()).orElseThrow())
                .toList();
    }
}
