package maf.capture.mysql;

import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.EventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import io.debezium.data.Envelope.Operation;
import io.debezium.relational.TableId;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of XA transactions between XA PREPARE and the decision. MySQL logs them at XA PREPARE, where they are captured as
 * if they were committed; until XA COMMIT or XA ROLLBACK they are locked, so nobody else can change them. So what an XA
 * ROLLBACK undoes is known: the same changes backwards.
 *
 * <p>They are kept in memory only. Of a transaction that was prepared before the connector started, or that is too large, the
 * rows are not known.
 */
final class PreparedTransactions {
    private final long mostBytes;
    private final Map<String, Rows> prepared = new LinkedHashMap<>();
    private String current = ""; // no transaction
    private Rows rows = new Rows();

    /** Changes of one transaction, in their order. */
    private static final class Rows {
        private final List<Change> changes = new ArrayList<>();
        private long bytes;
        private boolean complete = true;
    }

    /**
     * A change of one row.
     *
     * @param before null for an insert
     * @param after null for a delete
     */
    @SuppressWarnings("ArrayRecordComponent") // as Debezium has them; nobody compares changes
    record Change(TableId table, Operation operation, Serializable[] before, Serializable[] after) {
        Change undone() {
            var reversed =
                    switch (operation) {
                        case CREATE -> Operation.DELETE;
                        case DELETE -> Operation.CREATE;
                        default -> operation;
                    };
            return new Change(table, reversed, /* before= */ after, /* after= */ before);
        }
    }

    /** @param mostBytes of the binlog that are kept for all transactions together */
    PreparedTransactions(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** XA START: the rows that follow are of this transaction. */
    void start(String sql) {
        current = id(sql);
        rows = new Rows();
    }

    /** Rows that were captured, of whatever transaction. */
    void captured(TableId table, EventData event, long bytes) {
        if (current.isEmpty() || table == null || !rows.complete) {
            return;
        }
        rows.bytes += bytes;
        var kept = prepared.values().stream().mapToLong(each -> each.bytes).sum();
        if (kept + rows.bytes > mostBytes) {
            rows = new Rows();
            rows.complete = false;
            return;
        }
        if (event instanceof WriteRowsEventData written) {
            written.getRows().forEach(row -> rows.changes.add(new Change(table, Operation.CREATE, null, row)));
        } else if (event instanceof DeleteRowsEventData deleted) {
            deleted.getRows().forEach(row -> rows.changes.add(new Change(table, Operation.DELETE, row, null)));
        } else if (event instanceof UpdateRowsEventData updated) {
            updated.getRows()
                    .forEach(
                            row -> rows.changes.add(new Change(table, Operation.UPDATE, row.getKey(), row.getValue())));
        }
    }

    /** XA PREPARE, or the end of an XA transaction that was committed in one phase. */
    void prepared(boolean committed) {
        if (!current.isEmpty() && !committed) {
            prepared.put(current, rows);
        }
        current = "";
    }

    /** XA COMMIT: nothing is to be undone. */
    void committed(String sql) {
        prepared.remove(id(sql));
    }

    /** XA ROLLBACK: what undoes the transaction, in order; empty if its rows are not known. */
    Optional<List<Change>> rolledBack(String sql) {
        return Optional.ofNullable(prepared.remove(id(sql)))
                .filter(known -> known.complete)
                .map(known -> {
                    Collections.reverse(known.changes);
                    return known.changes.stream().map(Change::undone).toList();
                });
    }

    /** As MySQL writes it into the log: {@code XA START X'31',X'',1}. */
    private static String id(String sql) {
        return sql.strip().split("\\s+", 3)[2].toUpperCase(Locale.ROOT);
    }
}
