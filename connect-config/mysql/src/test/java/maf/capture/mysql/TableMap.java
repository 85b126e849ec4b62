package maf.capture.mysql;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventMetadata;
import com.github.shyiko.mysql.binlog.event.TableMapEventMetadata.DefaultCharset;
import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A TABLE_MAP event of the table maf.t, built column by column; every column is nullable. */
final class TableMap {
    private final List<String> names = new ArrayList<>();
    private final List<Integer> types = new ArrayList<>();
    private final List<Integer> details = new ArrayList<>();
    private final List<Integer> collations = new ArrayList<>();
    private final List<Integer> labelCollations = new ArrayList<>();
    private final List<String[]> enums = new ArrayList<>();
    private final List<String[]> sets = new ArrayList<>();
    private final List<Integer> geometries = new ArrayList<>();
    private final BitSet unsigned = new BitSet();
    private List<Integer> key = List.of(0);

    TableMap column(String name, ColumnType type, int detail) {
        names.add(name);
        types.add(type.getCode());
        details.add(detail);
        return this;
    }

    TableMap unsigned(String name, ColumnType type) {
        unsigned.set(names.size());
        return column(name, type, 0);
    }

    TableMap text(String name, ColumnType type, int detail, int collation) {
        collations.add(collation);
        return column(name, type, detail);
    }

    TableMap choice(String name, ColumnType type, int collation, String... labels) {
        labelCollations.add(collation);
        (type == ColumnType.ENUM ? enums : sets).add(labels);
        return column(name, ColumnType.STRING, (type.getCode() << 8) + 1);
    }

    TableMap geometry(String name, int kind) {
        geometries.add(kind);
        return column(name, ColumnType.GEOMETRY, 4);
    }

    TableMap key(Integer... columns) {
        key = List.of(columns);
        return this;
    }

    TableMapEventData event() {
        var metadata = new TableMapEventMetadata();
        metadata.setColumnNames(names);
        metadata.setColumnCharsets(collations);
        var mostHave = new DefaultCharset();
        mostHave.setDefaultCharsetCollation(labelCollations.isEmpty() ? 0 : labelCollations.get(0));
        metadata.setEnumAndSetDefaultCharset(mostHave);
        metadata.setEnumStrValues(enums);
        metadata.setSetStrValues(sets);
        metadata.setGeometryTypes(geometries);
        metadata.setSignedness(unsigned);
        metadata.setSimplePrimaryKeys(key);
        return event(metadata);
    }

    /** As a server with {@code binlog_row_metadata=MINIMAL} writes it. */
    TableMapEventData eventWithoutNames() {
        return event(new TableMapEventMetadata());
    }

    private TableMapEventData event(TableMapEventMetadata metadata) {
        var event = new TableMapEventData();
        event.setTableId(7);
        event.setDatabase("maf");
        event.setTable("t");
        var codes = new byte[types.size()];
        for (int at = 0; at < codes.length; at++) {
            codes[at] = types.get(at).byteValue();
        }
        event.setColumnTypes(codes);
        event.setColumnMetadata(details.stream().mapToInt(detail -> detail).toArray());
        var nullable = new BitSet();
        nullable.set(0, codes.length);
        event.setColumnNullability(nullable);
        event.setEventMetadata(metadata);
        return event;
    }
}
