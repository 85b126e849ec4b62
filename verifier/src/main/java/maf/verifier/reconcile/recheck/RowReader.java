package maf.verifier.reconcile.rechecker;

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
    private final RowEncoding coding;

    public RowReader(TableSides sides, RowEncoding coding) {
        this.sides = sides;
        this.coding = coding;
    }

    /** Reads the rows from the sources. */
    void source(Collection<SuspectRow> rows) throws UnavailableException, InterruptedException {
        Map<RowKey, SourceReading> found = new HashMap<>();
        sides.readSources(
                keys(rows),
                (key, state) -> found.merge(coding.rowKey(key), SourceReading.of(state, coding), SourceReading::and));
        rows.forEach(row -> row.check().source(found.getOrDefault(row.key(), SourceReading.ABSENT)));
    }

    /** Reads the rows from the store. */
    void store(Collection<SuspectRow> rows) throws UnavailableException, InterruptedException {
        Map<RowKey, StoreReading> found = new HashMap<>();
        sides.store().read(keys(rows), (values, committedAt, from) -> {
            var key = coding.rowKey(coding.keyOf(values));
            found.put(key, new StoreReading(coding.digest(values), committedAt, from));
        });
        rows.forEach(row -> row.stored(found.getOrDefault(row.key(), StoreReading.ABSENT)));
    }

    private List<Object[]> keys(Collection<SuspectRow> rows) {
        return rows.stream().map(row -> coding.key(row.key())).toList();
    }
}
