package maf.verifier.source;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.contract.model.UndeclaredFields;

/** Which fields of a source a contract uses. */
public record SourceFields(TableContract contract, Source source) {
    /** The path that feeds a column, starting with the field; empty if a constant or the undeclared fields feed it. */
    public Optional<List<String>> path(String column) {
        var fed = !source.constants().containsKey(column)
                && !TypedColumn.takesUndeclared(contract.columns().get(column), contract.undeclaredFields());
        return fed ? Optional.of(List.of(source.field(column).split("\\."))) : Optional.empty();
    }

    /** The fields that feed columns, as a whole or in part. */
    public Set<String> declared() {
        var fields = new HashSet<String>();
        contract.columns().keySet().forEach(column -> path(column).ifPresent(path -> fields.add(path.get(0))));
        return fields;
    }

    /** The fields that feed the key. */
    public Set<String> key() {
        var fields = new HashSet<String>();
        contract.key().forEach(column -> path(column).ifPresent(path -> fields.add(path.get(0))));
        return fields;
    }

    /** Whether fields that feed no column are needed, too. */
    public boolean takesAll() {
        return !(contract.undeclaredFields() instanceof UndeclaredFields.Drop);
    }

    public boolean refusesUndeclared() {
        return contract.undeclaredFields() instanceof UndeclaredFields.Quarantine;
    }
}
