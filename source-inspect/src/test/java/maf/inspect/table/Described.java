package maf.inspect.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import maf.contract.wire.CapturedTable;
import maf.inspect.table.ColumnDescription.Generation;

/** A table's description, made step by step. */
public final class Described {
    private final CapturedTable table;
    private final List<ColumnDescription> columns = new ArrayList<>();
    private TableKind kind = TableKind.TABLE;
    private Optional<CapturedTable> root = Optional.empty();
    private Optional<EventKey> key = Optional.empty();
    private boolean distinguishesRows = true;
    private boolean hasFullImages = true;

    public Described(String schema, String name) {
        table = new CapturedTable(schema, name);
    }

    public Described column(String name, String type) {
        return column(name, type, type, 0, 0, true);
    }

    public Described required(String name, String type) {
        return column(name, type, type, 0, 0, false);
    }

    public Described column(String name, String type, String declared, int precision, int scale, boolean isNullable) {
        columns.add(new ColumnDescription(name, type, declared, precision, scale, isNullable, false, Generation.NONE));
        return this;
    }

    public Described column(ColumnDescription column) {
        columns.add(column);
        return this;
    }

    public Described key(String... names) {
        key = Optional.of(new EventKey("PRIMARY", true, List.of(names)));
        return this;
    }

    public Described uniqueIndex(boolean isWhole, String... names) {
        key = Optional.of(new EventKey("u", false, List.of(names)));
        distinguishesRows = isWhole;
        return this;
    }

    public Described is(TableKind otherKind) {
        kind = otherKind;
        return this;
    }

    public Described partOf(CapturedTable whole) {
        root = Optional.of(whole);
        return is(TableKind.PARTITION);
    }

    public Described withoutFullImages() {
        hasFullImages = false;
        return this;
    }

    public TableDescription get() {
        return new TableDescription(
                table,
                kind,
                root,
                columns,
                key,
                distinguishesRows,
                hasFullImages,
                OptionalLong.empty(),
                OptionalLong.empty());
    }
}
