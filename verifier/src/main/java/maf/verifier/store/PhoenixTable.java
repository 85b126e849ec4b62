package maf.verifier.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maf.contract.model.Column;
import maf.contract.model.TableContract;
import maf.contract.model.TableName;
import maf.verifier.table.StoreRowConsumer;
import maf.verifier.table.StoreTable;
import maf.verifier.table.UnavailableException;

/** A table of the store, read through Phoenix SQL on its own connection, which is opened when it is needed. */
public final class PhoenixTable implements StoreTable {
    private static final int FETCH_ROWS = 2_000;
    private static final int KEYS_AT_ONCE = 500;
    // Of SQLExceptionCode: missing columns, tables and schemas.
    private static final Set<Integer> NOT_THERE = Set.of(504, 1012, 722);

    private final StoreConnection store;
    private final TableContract contract;
    private final String select;

    public PhoenixTable(StoreConnection store, TableContract contract) {
        this.store = store;
        this.contract = contract;
        select = Stream.concat(
                        contract.columns().values().stream().map(Column::storeName),
                        Stream.of("MAF_COMMITTED_AT", "MAF_SOURCE"))
                .map(TableName::quoted)
                .collect(Collectors.joining(
                        ", ", "SELECT ", " FROM " + contract.table().quoted()));
    }

    @Override
    public void scan(StoreRowConsumer rows) throws UnavailableException, InterruptedException {
        query(select, List.of(), rows);
    }

    @Override
    public void read(List<Object[]> keys, StoreRowConsumer rows) throws UnavailableException, InterruptedException {
        for (var from = 0; from < keys.size(); from += KEYS_AT_ONCE) {
            var some = keys.subList(from, Math.min(keys.size(), from + KEYS_AT_ONCE));
            query(select + where(some.size()), some, rows);
        }
    }

    private String where(int keys) {
        var columns = contract.keyColumns().stream()
                .map(column -> TableName.quoted(column.storeName()))
                .toList();
        var one = String.join(", ", Collections.nCopies(columns.size(), "?"));
        var wanted = columns.size() == 1 ? one : "(" + one + ")";
        var key = String.join(", ", columns);
        return " WHERE " + (columns.size() == 1 ? key : "(" + key + ")") + " IN ("
                + String.join(", ", Collections.nCopies(keys, wanted)) + ")";
    }

    private void query(String sql, List<Object[]> keys, StoreRowConsumer rows)
            throws UnavailableException, InterruptedException {
        try {
            var refusal = store.ask(sql, statement -> {
                statement.setFetchSize(FETCH_ROWS);
                bind(statement, keys);
                return give(statement, rows);
            });
            if (refusal != null) {
                throw refusal;
            }
        } catch (SQLException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw failed(e);
        }
    }

    private static void bind(PreparedStatement statement, List<Object[]> keys) throws SQLException {
        var parameter = 1;
        for (var key : keys) {
            for (var value : key) {
                PhoenixValues.set(statement, parameter++, value);
            }
        }
    }

    /** What {@code rows} threw, or null. It must not be mistaken for an error of the store. */
    private UnavailableException give(PreparedStatement statement, StoreRowConsumer rows) throws SQLException {
        var columns = contract.columns().size();
        try (var found = statement.executeQuery()) {
            while (found.next()) {
                var values = new Object[columns];
                for (var i = 0; i < columns; i++) {
                    values[i] = PhoenixValues.read(found, i + 1);
                }
                var committedAt = found.getTimestamp(columns + 1);
                rows.accept(
                        values,
                        committedAt == null ? null : PhoenixValues.instant(committedAt),
                        found.getString(columns + 2));
            }
            return null;
        } catch (UnavailableException e) {
            return e;
        }
    }

    private UnavailableException failed(SQLException e) {
        if (NOT_THERE.contains(e.getErrorCode())) {
            return UnavailableException.lasting(
                    "The store's table " + contract.table() + " does not match its contract (" + e.getMessage()
                            + "): phoenix-sink creates tables and columns when it starts; restart it",
                    e);
        }
        return store.unavailable(contract.table(), e);
    }

    @Override
    public void close() {
        store.close();
    }
}
