package maf.contract.model;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which fields of a source a contract uses. */
public record SourceFields(TableContract contract, Source source) {
    /** The way to the value of a column; empty if a constant or the undeclared fields feed it. */
    public Optional<FieldPath> path(String column) {
        var fed = !source.constants().containsKey(column)
                && !(contract.undeclaredFields() instanceof UndeclaredFields.Json json
                        && json.column().equals(column));
        return fed ? Optional.of(source.path(column)) : Optional.empty();
    }

    /** The fields that feed columns, as a whole or in part. */
    public Set<String> declared() {
        var fields = new HashSet<String>();
        contract.columns().keySet().forEach(column -> path(column).ifPresent(path -> fields.addAll(path.fields())));
        return fields;
    }

    /** The fields that feed the key. */
    public Set<String> key() {
        var fields = new HashSet<String>();
        contract.key().forEach(column -> path(column).ifPresent(path -> fields.addAll(path.fields())));
        return fields;
    }

    /** Whether a field of the source feeds a column, also as one of the undeclared fields. */
    public boolean takes(String field) {
        return takesAll() || declared().contains(field);
    }

    /** Whether fields that feed no column are needed, too. */
    public boolean takesAll() {
        return !(contract.undeclaredFields() instanceof UndeclaredFields.Drop);
    }

    public boolean refusesUndeclared() {
        return contract.undeclaredFields() instanceof UndeclaredFields.Quarantine;
    }
}
