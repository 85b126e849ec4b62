package maf.verifier.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.verifier.row.RowEncoding;
import maf.verifier.row.RowKey;
import maf.verifier.table.RowState;
import maf.verifier.table.SourceRowConsumer;
import maf.verifier.table.SourceTable;
import maf.verifier.table.StoreRowConsumer;
import maf.verifier.table.StoreTable;
import maf.verifier.table.UnavailableException;

/** Both sides of tables in memory, which do not change. */
final class FakeTables {
    private final Map<String, Map<RowKey, RowState>> sources = new HashMap<>();
    private final Map<String, Map<RowKey, Stored>> store = new HashMap<>();
    private final Map<String, Set<Integer>> absent = new HashMap<>();
    private int failuresOfStore;

    /** A row of the store. */
    record Stored(List<Object> values, String source) {}

    void source(TableContract contract, String topic, RowState state, Object... key) {
        sources.computeIfAbsent(contract.name() + topic, name -> new HashMap<>())
                .put(new RowEncoding(contract).rowKey(key), state);
    }

    /** Adds the same row to both sides. */
    void both(TableContract contract, String topic, Object... values) {
        source(contract, topic, new RowState.Present(values), new RowEncoding(contract).keyOf(values));
        store(contract, topic, values);
    }

    void store(TableContract contract, String topic, Object... values) {
        var encoding = new RowEncoding(contract);
        store.computeIfAbsent(contract.name(), name -> new HashMap<>())
                .put(
                        encoding.rowKey(encoding.keyOf(values)),
                        new Stored(new ArrayList<>(List.of(values)), topic + "/1"));
    }

    /** The source has no field for this column any more. */
    void absent(TableContract contract, String topic, int column) {
        absent.put(contract.name() + topic, Set.of(column));
    }

    void failStore(int times) {
        failuresOfStore = times;
    }

    SourceTable open(TableContract contract, Source source) {
        var encoding = new RowEncoding(contract);
        var rows = sources.getOrDefault(contract.name() + source.topic(), Map.of());
        return new SourceTable() {
            @Override
            public String topic() {
                return source.topic();
            }

            @Override
            public Set<Integer> absentColumns() {
                return absent.getOrDefault(contract.name() + source.topic(), Set.of());
            }

            @Override
            public void scan(SourceRowConsumer to) throws UnavailableException {
                for (var row : rows.entrySet()) {
                    to.accept(encoding.key(row.getKey()), row.getValue());
                }
            }

            @Override
            public void read(List<Object[]> keys, SourceRowConsumer to) throws UnavailableException {
                for (var key : keys) {
                    var state = rows.get(encoding.rowKey(key));
                    if (state != null) {
                        to.accept(key, state);
                    }
                }
            }

            @Override
            public void close() {}
        };
    }

    StoreTable open(TableContract contract) {
        var encoding = new RowEncoding(contract);
        var rows = store.getOrDefault(contract.name(), Map.of());
        return new StoreTable() {
            @Override
            public void scan(StoreRowConsumer to) throws UnavailableException {
                if (failuresOfStore-- > 0) {
                    throw UnavailableException.lasting("The store is not there: start it", null);
                }
                for (var row : rows.values()) {
                    to.accept(row.values().toArray(), Instant.EPOCH, row.source());
                }
            }

            @Override
            public void read(List<Object[]> keys, StoreRowConsumer to) throws UnavailableException {
                for (var key : keys) {
                    var row = rows.get(encoding.rowKey(key));
                    if (row != null) {
                        to.accept(row.values().toArray(), Instant.EPOCH, row.source());
                    }
                }
            }

            @Override
            public void close() {}
        };
    }
}
