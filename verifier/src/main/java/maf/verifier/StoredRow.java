package maf.verifier;

import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maf.contract.TableContract;

/**
 * A row as the store holds it.
 *
 * @param version timestamp of its cells, epoch milliseconds
 * @param source MAF_SOURCE, {@code <raw topic>/<position>}
 * @param values by the contract's columns, as cleansed records have them
 */
record StoredRow(long version, String committedAt, String source, Map<String, String> values) {
    /** Empty when there is no such row. */
    static Optional<StoredRow> read(PhoenixDriver driver, String url, TableContract contract, Object[] key)
            throws UnavailableException {
        var columns = List.copyOf(contract.columns().values());
        var where = contract.keyColumns().stream()
                .map(column -> quoted(column.storeName()) + " = ?")
                .collect(Collectors.joining(" AND "));
        var select = Stream.concat(
                        Stream.of("PHOENIX_ROW_TIMESTAMP()", "MAF_COMMITTED_AT", "MAF_SOURCE"),
                        columns.stream().map(column -> quoted(column.storeName())))
                .collect(Collectors.joining(", "));
        var table = quoted(contract.table().schema()) + "."
                + quoted(contract.table().table());
        try {
            return driver.within(() -> {
                try (var connection = driver.connect(url);
                        var statement = connection.prepareStatement(
                                "SELECT " + select + " FROM " + table + " WHERE " + where)) {
                    for (var at = 0; at < key.length; at++) {
                        PhoenixValues.set(statement, at + 1, key[at]);
                    }
                    try (var row = statement.executeQuery()) {
                        if (!row.next()) {
                            return Optional.empty();
                        }
                        var text = new RowText(contract);
                        var values = new LinkedHashMap<String, String>();
                        for (var at = 0; at < columns.size(); at++) {
                            values.put(
                                    columns.get(at).name(),
                                    text.value(columns.get(at), PhoenixValues.read(row, at + 4)));
                        }
                        var committedAt = row.getTimestamp(2);
                        return Optional.of(new StoredRow(
                                row.getDate(1).getTime(),
                                committedAt == null
                                        ? null
                                        : PhoenixValues.instant(committedAt).toString(),
                                row.getString(3),
                                Collections.unmodifiableMap(values)));
                    }
                }
            });
        } catch (SQLException | RuntimeException e) { // Phoenix throws both when its server goes away
            throw new UnavailableException(
                    "The store at " + url + " did not answer for " + contract.table() + ": " + e.getMessage(), e);
        }
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
