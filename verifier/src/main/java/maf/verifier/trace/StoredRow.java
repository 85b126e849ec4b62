package maf.verifier.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maf.contract.model.Column;
import maf.contract.model.TableContract;
import maf.contract.model.TableName;
import maf.verifier.row.RowText;
import maf.verifier.store.PhoenixValues;
import maf.verifier.store.StoreConnection;
import maf.verifier.table.UnavailableException;

/**
 * A row as the store holds it.
 *
 * @param version timestamp of its cells, epoch milliseconds
 * @param source MAF_SOURCE, {@code <raw topic>/<position>}
 * @param values by column, in the form of cleansed records
 */
record StoredRow(long version, String committedAt, String source, Map<String, String> values) {
    /** Empty if there is no such row. */
    static Optional<StoredRow> read(StoreConnection store, TableContract contract, Object[] key)
            throws UnavailableException {
        var columns = List.copyOf(contract.columns().values());
        var where = contract.keyColumns().stream()
                .map(column -> TableName.quoted(column.storeName()) + " = ?")
                .collect(Collectors.joining(" AND "));
        var select = Stream.concat(
                        Stream.of("PHOENIX_ROW_TIMESTAMP()", "MAF_COMMITTED_AT", "MAF_SOURCE"),
                        columns.stream().map(column -> TableName.quoted(column.storeName())))
                .collect(Collectors.joining(", "));
        try {
            return store.ask(
                    "SELECT " + select + " FROM " + contract.table().quoted() + " WHERE " + where, statement -> {
                        for (var at = 0; at < key.length; at++) {
                            PhoenixValues.set(statement, at + 1, key[at]);
                        }
                        try (var row = statement.executeQuery()) {
                            return row.next() ? Optional.of(of(row, columns, new RowText(contract))) : Optional.empty();
                        }
                    });
        } catch (SQLException e) {
            throw store.unavailable(contract.table(), e);
        }
    }

    private static StoredRow of(ResultSet row, List<Column> columns, RowText text) throws SQLException {
        var values = new LinkedHashMap<String, String>();
        for (var at = 0; at < columns.size(); at++) {
            values.put(columns.get(at).name(), text.value(columns.get(at), PhoenixValues.read(row, at + 4)));
        }
        var committedAt = row.getTimestamp(2);
        return new StoredRow(
                row.getDate(1).getTime(),
                committedAt == null ? null : PhoenixValues.instant(committedAt).toString(),
                row.getString(3),
                Collections.unmodifiableMap(values));
    }
}
