package maf.verifier.reconcile.recheck;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import maf.verifier.row.RowEncoding;
import maf.verifier.row.RowKey;
import maf.verifier.table.TableSides;
import maf.verifier.table.UnavailableException;

/** Reads rows by key from all sources together, or from the store. Used by one thread. */
public final class RowReader {
    private final TableSides sides;
    private final RowEncoding encoding;

    public RowReader(TableSides sides, RowEncoding encoding) {
        this.sides = sides;
        this.encoding = encoding;
    }

    /** Reads the rows from the sources. */
    void source(Collection<SuspectRow> rows) throws UnavailableException, InterruptedException {
        Map<RowKey, SourceReading> found = new HashMap<>();
        sides.readSources(
                keys(rows),
                (key, state) ->
                        found.merge(encoding.rowKey(key), SourceReading.of(state, encoding), SourceReading::and));
        rows.forEach(row -> row.check().source(found.getOrDefault(row.key(), SourceReading.ABSENT)));
    }

    /** Reads the rows from the store. */
    void store(Collection<SuspectRow> rows) throws UnavailableException, InterruptedException {
        Map<RowKey, StoreReading> found = new HashMap<>();
        sides.store().read(keys(rows), (values, committedAt, from) -> {
            var key = encoding.rowKey(encoding.keyOf(values));
            found.put(key, new StoreReading(encoding.digest(values), committedAt, from));
        });
        rows.forEach(row -> row.stored(found.getOrDefault(row.key(), StoreReading.ABSENT)));
    }

    private List<Object[]> keys(Collection<SuspectRow> rows) {
        return rows.stream().map(row -> encoding.key(row.key())).toList();
    }
}
