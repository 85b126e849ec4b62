package maf.sink.replay;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import maf.contract.model.TableContract;
import maf.sink.read.Batch;
import maf.sink.read.Change;
import maf.sink.read.RowEvent;

/** A model of HBase without files: cells by version, and deletes that hide everything not above them. */
final class InMemoryStore implements TargetStore {
    private static final class Row {
        private final Map<String, TreeMap<Long, Object>> cells = new HashMap<>();
        private long deleted;

        void add(RowEvent event) {
            if (event.change() instanceof Change.Upsert upsert) {
                upsert.values()
                        .forEach((column, value) -> cells.computeIfAbsent(column, any -> new TreeMap<>())
                                .put(event.version(), value == null ? Row.class : value));
                event.key()
                        .forEach((column, value) -> cells.computeIfAbsent(
                                        column.toUpperCase(Locale.ROOT), any -> new TreeMap<>())
                                .put(event.version(), value));
            } else {
                deleted = Math.max(deleted, event.version());
            }
        }

        Map<String, Object> seen() {
            var seen = new HashMap<String, Object>();
            cells.forEach((column, versions) -> {
                var newest = versions.lastEntry();
                if (newest.getKey() > deleted && newest.getValue() != Row.class) {
                    seen.put(column, newest.getValue());
                }
            });
            return seen;
        }
    }

    private final List<TableContract> contracts;
    private final Map<String, Row> rows = new HashMap<>();

    InMemoryStore(List<TableContract> contracts) {
        this.contracts = contracts;
    }

    @Override
    public List<TableContract> contracts() {
        return contracts;
    }

    @Override
    public void write(Batch batch) {
        for (var contract : contracts) {
            for (var row : batch.rows().getOrDefault(contract.topic(), List.of())) {
                var stored = rows.computeIfAbsent(PhoenixStore.name(contract, row.key()), any -> new Row());
                row.events().forEach(stored::add);
            }
        }
    }

    /** The existing rows, with their values that are not NULL. */
    Map<String, Map<String, Object>> rows() {
        var seen = new HashMap<String, Map<String, Object>>();
        rows.forEach((name, row) -> {
            var values = row.seen();
            if (!values.isEmpty()) {
                seen.put(name, values);
            }
        });
        return seen;
    }
}
