package maf.inspect.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import maf.contract.wire.CapturedTable;
import maf.inspect.table.ColumnDescription.Generation;

/** Describes the columns of PostgreSQL's tables; a domain by the type below it. */
record PostgresColumns(Connection connection) {
    private static final int LENGTH_OF_HEADER = 4; // a type's modifier counts a value's header
    private static final int SCALE_BITS = 11; // PostgreSQL 15 and newer: a number with a sign
    private static final int PUBLISHES_STORED_COLUMNS = 18;
    private static final String TYPES = """
            SELECT oid, typname, typtype, typbasetype, typtypmod, CASE WHEN typcategory = 'A' THEN typelem ELSE 0 END, typnotnull
            FROM pg_type WHERE typtype <> 'c'""";
    private static final Query COLUMNS = new Query("""
            SELECT n.nspname, c.relname, a.attname, a.atttypid, a.atttypmod, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped AND n.nspname IN SCHEMAS
            ORDER BY n.nspname, c.relname, a.attnum""");

    /**
     * A type of the database.
     *
     * @param base of a domain, the type below it; otherwise 0
     * @param element of an array; otherwise 0
     */
    private record Type(String name, String kind, long base, int modifier, long element, boolean refusesNull) {}

    Map<CapturedTable, List<ColumnDescription>> read(Collection<String> schemas) throws SQLException {
        var types = types();
        var sendsStored = connection.getMetaData().getDatabaseMajorVersion() >= PUBLISHES_STORED_COLUMNS;
        Map<CapturedTable, List<ColumnDescription>> columns = new LinkedHashMap<>();
        COLUMNS.ask(
                connection,
                schemas,
                row -> columns.computeIfAbsent(
                                new CapturedTable(row.getString(1), row.getString(2)), name -> new ArrayList<>())
                        .add(column(row, types, sendsStored)));
        return columns;
    }

    private Map<Long, Type> types() throws SQLException {
        var types = new HashMap<Long, Type>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TYPES)) {
            while (rows.next()) {
                types.put(
                        rows.getLong(1),
                        new Type(
                                rows.getString(2),
                                rows.getString(3),
                                rows.getLong(4),
                                rows.getInt(5),
                                rows.getLong(6),
                                rows.getBoolean(7)));
            }
        }
        return types;
    }

    private static ColumnDescription column(ResultSet row, Map<Long, Type> types, boolean sendsStored)
            throws SQLException {
        var declared = row.getString(6);
        var unknown = new Type(declared, "c", 0, -1, 0, false);
        var type = types.getOrDefault(row.getLong(4), unknown);
        var modifier = row.getInt(5);
        var refusesNull = row.getBoolean(7);
        while (type.base() != 0) {
            refusesNull |= type.refusesNull();
            modifier = type.modifier();
            type = types.getOrDefault(type.base(), unknown);
        }
        var isArray = type.element() != 0;
        var scalar = isArray ? types.getOrDefault(type.element(), unknown) : type;
        return new ColumnDescription(
                row.getString(3),
                scalar.kind().equals("e") ? "enum" : scalar.kind().equals("d") ? "domain" : scalar.name(),
                declared,
                precision(scalar.name(), modifier),
                scalar.name().equals("numeric") && modifier >= 0 ? scale(modifier) : 0,
                !refusesNull,
                isArray,
                generation(row.getString(8), sendsStored));
    }

    private static int precision(String type, int modifier) {
        return modifier < 0
                ? 0
                : switch (type) {
                    case "numeric" -> (modifier - LENGTH_OF_HEADER) >> 16;
                    case "varchar", "bpchar" -> modifier - LENGTH_OF_HEADER;
                    default -> modifier;
                };
    }

    private static int scale(int modifier) {
        var bits = (modifier - LENGTH_OF_HEADER) & ((1 << SCALE_BITS) - 1);
        return bits >= 1 << (SCALE_BITS - 1) ? bits - (1 << SCALE_BITS) : bits;
    }

    private static Generation generation(String code, boolean sendsStored) {
        return switch (code) {
            case "s" -> sendsStored ? Generation.LOGGED : Generation.UNLOGGED;
            case "v" -> Generation.UNLOGGED;
            default -> Generation.NONE;
        };
    }
}
