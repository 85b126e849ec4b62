package maf.capture.mysql;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.TableMapEventMetadata;
import com.github.shyiko.mysql.binlog.event.TableMapEventMetadata.DefaultCharset;
import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as a TABLE_MAP event describes it. With {@code binlog_row_metadata=FULL} the event holds all that a row's
 * bytes mean: names, types, signs, character sets, labels and the primary key.
 */
final class LoggedTable {
    private final TableMapEventData map;
    private final TableMapEventMetadata metadata;
    private final ServerCharsets charsets;
    private final Map<String, Column> known;
    private final List<ColumnType> types;

    private LoggedTable(TableMapEventData map, ServerCharsets charsets, Optional<Table> known) {
        this.map = map;
        this.metadata = map.getEventMetadata();
        this.charsets = charsets;
        this.known = known.map(Table::columns).orElse(List.of()).stream()
                .collect(Collectors.toMap(Column::name, column -> column));
        this.types = new ArrayList<>();
        for (int at = 0; at < map.getColumnTypes().length; at++) {
            types.add(type(ColumnType.byCode(map.getColumnTypes()[at] & 0xff), map.getColumnMetadata()[at]));
        }
    }

    /**
     * The table in Debezium's form, made of as much of {@code known} as is true.
     *
     * @return empty if the event does not name its columns: without {@code binlog_row_metadata=FULL}
     */
    static Optional<Table> of(TableMapEventData map, ServerCharsets charsets, Optional<Table> known) {
        var metadata = map.getEventMetadata();
        return metadata == null || metadata.getColumnNames() == null
                ? Optional.empty()
                : Optional.of(new LoggedTable(map, charsets, known).over(known));
    }

    private Table over(Optional<Table> table) {
        var columns = columns().stream()
                .map(column -> column.over(Optional.ofNullable(known.get(column.name()))))
                .toList();
        var names = columns.stream().map(Column::name).toList();
        var editor = table.map(Table::edit)
                .orElseGet(() -> Table.editor().tableId(new TableId(map.getDatabase(), null, map.getTable())));
        var key = table.filter(before -> before.retrieveColumnNames().equals(names))
                .map(Table::primaryKeyColumnNames)
                .orElseGet(() -> key(names));
        return editor.setPrimaryKeyNames(List.of())
                .setColumns(columns)
                .setPrimaryKeyNames(key)
                .create();
    }

    private List<String> key(List<String> names) {
        var whole = Optional.ofNullable(metadata.getSimplePrimaryKeys()).orElse(List.of());
        var prefixes = Optional.ofNullable(metadata.getPrimaryKeysWithPrefix()).orElse(Map.of());
        return Stream.concat(whole.stream(), prefixes.keySet().stream())
                .map(names::get)
                .toList();
    }

    private List<LoggedColumn> columns() {
        var texts = charsets(
                metadata.getDefaultCharset(),
                metadata.getColumnCharsets(),
                List.of(
                        ColumnType.STRING,
                        ColumnType.VAR_STRING,
                        ColumnType.VARCHAR,
                        ColumnType.TINY_BLOB,
                        ColumnType.MEDIUM_BLOB,
                        ColumnType.LONG_BLOB,
                        ColumnType.BLOB));
        var choices = charsets(
                metadata.getEnumAndSetDefaultCharset(),
                metadata.getEnumAndSetColumnCharsets(),
                List.of(ColumnType.ENUM, ColumnType.SET));
        var labels = labels(choices);
        var columns = new ArrayList<LoggedColumn>();
        int geometries = 0;
        for (int at = 0; at < types.size(); at++) {
            var charset = Optional.ofNullable(texts.get(at));
            var binary = charset.map(ServerCharset::isBinary).orElse(false);
            var geometry = types.get(at) == ColumnType.GEOMETRY && metadata.getGeometryTypes() != null
                    ? metadata.getGeometryTypes().get(geometries++)
                    : 0;
            columns.add(new LoggedColumn(
                    metadata.getColumnNames().get(at),
                    LoggedType.of(types.get(at), map.getColumnMetadata()[at], isUnsigned(at), binary, geometry),
                    map.getColumnNullability().get(at),
                    binary ? Optional.empty() : charset.map(ServerCharset::name),
                    Optional.ofNullable(labels.get(at))));
        }
        return columns;
    }

    /**
     * Before 8.0.29 MySQL writes no sign of a YEAR, where the binlog's reader expects one, and so the signs that follow
     * it are another column's: the DDL knows better then.
     */
    private boolean isUnsigned(int at) {
        var before = known.get(metadata.getColumnNames().get(at));
        return (before != null && types.contains(ColumnType.YEAR))
                ? LoggedType.plainName(before).endsWith(" UNSIGNED")
                : metadata.getSignedness() != null && metadata.getSignedness().get(at);
    }

    /** The character set of each column of {@code of}: all of them in order, or what differs from the most frequent. */
    private Map<Integer, ServerCharset> charsets(DefaultCharset mostHave, List<Integer> each, List<ColumnType> of) {
        var found = new HashMap<Integer, ServerCharset>();
        int ordinal = 0;
        for (int at = 0; at < types.size(); at++) {
            if (of.contains(types.get(at))) {
                collation(mostHave, each, ordinal++)
                        .flatMap(charsets::ofCollation)
                        .ifPresent(put(found, at));
            }
        }
        return found;
    }

    private static Consumer<ServerCharset> put(Map<Integer, ServerCharset> found, int at) {
        return charset -> found.put(at, charset);
    }

    private static Optional<Integer> collation(DefaultCharset mostHave, List<Integer> each, int ordinal) {
        if (each != null) {
            return Optional.of(each.get(ordinal));
        }
        if (mostHave == null) {
            return Optional.empty();
        }
        var others = mostHave.getCharsetCollations();
        return Optional.of(
                others == null
                        ? mostHave.getDefaultCharsetCollation()
                        : others.getOrDefault(ordinal, mostHave.getDefaultCharsetCollation()));
    }

    /** Quoted; without those of a character set that the binlog's reader, which takes all names for UTF-8, garbles. */
    private Map<Integer, List<String>> labels(Map<Integer, ServerCharset> choices) {
        var found = new HashMap<Integer, List<String>>();
        int enums = 0;
        int sets = 0;
        for (int at = 0; at < types.size(); at++) {
            var each = types.get(at) == ColumnType.ENUM
                    ? metadata.getEnumStrValues().get(enums++)
                    : types.get(at) == ColumnType.SET
                            ? metadata.getSetStrValues().get(sets++)
                            : null;
            if (each != null && (isAscii(each) || isUtf8(choices.get(at)))) {
                found.put(at, Stream.of(each).map(Label::quoted).toList());
            }
        }
        return found;
    }

    private static boolean isUtf8(ServerCharset charset) {
        return charset != null && charset.isUtf8();
    }

    private static boolean isAscii(String[] labels) {
        return Stream.of(labels).allMatch(label -> label.chars().allMatch(each -> each > 0 && each < 128));
    }

    /** The binlog writes ENUM and SET as STRING, with the real type in the upper byte of the detail. */
    private static ColumnType type(ColumnType logged, int detail) {
        var real = detail >> 8;
        return logged == ColumnType.STRING && (real == ColumnType.ENUM.getCode() || real == ColumnType.SET.getCode())
                ? ColumnType.byCode(real)
                : logged;
    }
}
