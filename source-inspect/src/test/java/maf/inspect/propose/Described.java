package maf.inspect.propose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import maf.contract.wire.CapturedTable;
import maf.inspect.table.ColumnDescription;
import maf.inspect.table.ColumnDescription.Generation;
import maf.inspect.table.EventKey;
import maf.inspect.table.TableDescription;
import maf.inspect.table.TableKind;

/** A table's description, made step by step. */
final class Described {
    private final CapturedTable table;
    private final List<ColumnDescription> columns = new ArrayList<>();
    private TableKind kind = TableKind.TABLE;
    private Optional<CapturedTable> root = Optional.empty();
    private Optional<EventKey> key = Optional.empty();
    private boolean distinguishesRows = true;
    private boolean hasFullImages = true;

    Described(String schema, String name) {
        table = new CapturedTable(schema, name);
    }

    Described column(String name, String type) {
        return column(name, type, type, 0, 0, true);
    }

    Described required(String name, String type) {
        return column(name, type, type, 0, 0, false);
    }

    Described column(String name, String type, String declared, int precision, int scale, boolean isNullable) {
        columns.add(new ColumnDescription(name, type, declared, precision, scale, isNullable, false, Generation.NONE));
        return this;
    }

    Described column(ColumnDescription column) {
        columns.add(column);
        return this;
    }

    Described key(String... names) {
        key = Optional.of(new EventKey("PRIMARY", true, List.of(names)));
        return this;
    }

    Described uniqueIndex(boolean isWhole, String... names) {
        key = Optional.of(new EventKey("u", false, List.of(names)));
        distinguishesRows = isWhole;
        return this;
    }

    Described is(TableKind otherKind) {
        kind = otherKind;
        return this;
    }

    Described partOf(CapturedTable whole) {
        root = Optional.of(whole);
        return is(TableKind.PARTITION);
    }

    Described withoutFullImages() {
        hasFullImages = false;
        return this;
    }

    TableDescription get() {
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
