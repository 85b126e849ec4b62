package maf.inspect.prepare;

import java.util.List;
import maf.source.Scope;

/**
 * The tables that a source's file names one by one; without such a list, rights are given for whole schemas or databases.
 *
 * @param names schema or database, and table
 */
record ScopeTables(List<Name> names) {
    record Name(String schema, String table) {}

    static ScopeTables of(Scope scope) {
        var areNamed = !scope.tables().isEmpty()
                && scope.tables().stream()
                        .noneMatch(pattern -> pattern.table().contains("*")
                                || pattern.schema().contains("*"));
        return new ScopeTables(
                areNamed
                        ? scope.tables().stream()
                                .flatMap(pattern -> scope.schemas().stream()
                                        .filter(schema -> pattern.schema().isEmpty()
                                                || pattern.schema().equals(schema))
                                        .map(schema -> new Name(schema, pattern.table())))
                                .toList()
                        : List.of());
    }

    boolean areNamed() {
        return !names.isEmpty();
    }
}
