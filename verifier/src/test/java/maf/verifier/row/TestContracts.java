package maf.verifier.row;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import maf.contract.model.Column;
import maf.contract.model.ColumnType;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.contract.model.TableName;
import maf.contract.model.UndeclaredFields;

/** Contracts for tests, without files. */
public final class TestContracts {
    private TestContracts() {}

    /** Of one source {@code mysql.maf.<name>}; the first column is the key. */
    public static TableContract of(String name, String... columns) {
        return of(name, List.of(new Source("mysql.maf." + name, Map.of(), Map.of())), 1, columns);
    }

    /**
     * Of these sources.
     *
     * @param columns each {@code name TYPE}, the first ones the key
     */
    public static TableContract of(String name, List<Source> sources, int keyColumns, String... columns) {
        var typed = new LinkedHashMap<String, Column>();
        for (var column : columns) {
            var words = column.split(" ", 2);
            typed.put(words[0], new Column(words[0], ColumnType.of(words[1]), List.of(), false, null));
        }
        return new TableContract(
                name,
                new TableName("MAF", name),
                List.copyOf(typed.keySet()).subList(0, keyColumns),
                typed,
                sources,
                Map.of(),
                Optional.empty(),
                new UndeclaredFields.Drop(),
                OptionalInt.empty());
    }
}
