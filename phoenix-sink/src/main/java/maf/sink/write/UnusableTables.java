package maf.sink.write;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import maf.contract.model.TableContract;
import maf.sink.monitor.WaitingTables;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Get;

/**
 * Tells a table that takes no rows from a store that is away: such a table waits while the others go on. For any thread.
 */
final class UnusableTables {
    /** Regions open and move within this time; a table that fails for longer while the store answers has trouble of its own. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int ANSWER_MS = 2_000; // what takes longer counts as no answer
    private static final TableName CATALOGUE = TableName.valueOf("SYSTEM:CATALOG"); // Phoenix's, in every store
    private static final byte[] SOME_ROW = {0};

    private final Connection hbase;
    private final WaitingTables waiting;
    private final Map<Failure, Long> failingSince = new ConcurrentHashMap<>();
    // By topic: a row that the table has refused. The table is released when it would take it.
    private final Map<String, byte[]> refusedRows = new ConcurrentHashMap<>();

    /** A table of which rows are not acknowledged, or which cannot be looked at: one may work without the other. */
    private record Failure(String topic, boolean ofRows) {}

    UnusableTables(Connection hbase, WaitingTables waiting) {
        this.hbase = hbase;
        this.waiting = waiting;
    }

    /** Whether the table of a cleansed topic waits. */
    boolean holds(String topic) {
        return waiting.holds(topic);
    }

    /** Whether any table waits. */
    boolean isAny() {
        return !waiting.topics().isEmpty();
    }

    void hold(TableContract contract, String reason) {
        waiting.hold(contract, reason);
    }

    /** The table refuses whatever is written to this row. */
    void refused(StoreTable table, byte[] row, String refusal) {
        refusedRows.put(table.contract().topic(), row);
        waiting.hold(
                table.contract(),
                "the store refuses all rows: " + refusal
                        + "; let the table take rows again, and the sink goes on by itself");
    }

    /**
     * The table failed. It waits once it has failed for a while in which the rest of the store answered.
     *
     * @param row one that was not acknowledged
     * @param patiently false holds it at once
     * @return whether it waits
     */
    boolean failed(TableContract contract, String cause, Optional<byte[]> row, boolean patiently) {
        var topic = contract.topic();
        if (waiting.holds(topic)) {
            return true;
        }
        if (!storeAnswers()) {
            failingSince.clear();
            return false;
        }
        var since = failingSince.computeIfAbsent(new Failure(topic, row.isPresent()), first -> System.nanoTime());
        if (patiently && System.nanoTime() - since < PATIENCE_NANOS) {
            return false;
        }
        failingSince.keySet().removeIf(failure -> failure.topic().equals(topic));
        row.ifPresent(each -> refusedRows.put(topic, each));
        waiting.hold(
                contract,
                "the store answers, but not for this table (" + cause
                        + "); look at the table and its regions in HBase, the sink goes on by itself");
        return true;
    }

    private boolean storeAnswers() {
        try (var catalogue = hbase.getTableBuilder(CATALOGUE, null)
                .setOperationTimeout(ANSWER_MS)
                .setReadRpcTimeout(ANSWER_MS)
                .build()) {
            catalogue.exists(new Get(SOME_ROW));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Rows of the table were acknowledged. */
    void stored(String topic) {
        failingSince.remove(new Failure(topic, true));
    }

    /** The table is what its contract says and answers: releases it if it would also take the row that it has refused. */
    void answered(StoreTable table) {
        failingSince.remove(new Failure(table.contract().topic(), false));
        var row = refusedRows.get(table.contract().topic());
        try {
            if (row != null && table.refusal(row).isPresent()) {
                return;
            }
        } catch (IOException e) {
            return; // not known: it goes on waiting
        }
        refusedRows.remove(table.contract().topic());
        waiting.release(table.contract());
    }
}
