package maf.inspect.command;

import java.util.List;
import maf.contract.wire.CapturedTable;
import maf.source.Scope;
import maf.source.Source;
import maf.source.TablePattern;

/** The tables of a source that a user of a command named, by patterns as in the source's file. */
public record Selection(Source source, List<String> patterns) {
    /** Whether one of the patterns names the table. */
    public boolean has(CapturedTable table) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, table));
    }

    /** The patterns that none of the tables has. */
    public List<String> without(List<CapturedTable> tables) {
        return patterns.stream()
                .filter(pattern -> tables.stream().noneMatch(table -> matches(pattern, table)))
                .toList();
    }

    private boolean matches(String pattern, CapturedTable table) {
        var scope = new Scope("", source.scope().schemas(), List.of(TablePattern.of(pattern)), List.of());
        return scope.captures(table.schema(), table.name());
    }
}
