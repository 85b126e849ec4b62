package maf.verifier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads some rows by key, of all sources together or of the store. Used by one thread. */
final class RowReads {
    private static final int KEYS_AT_ONCE = 500;

    private final Sides sides;
    private final RowCoding coding;

    RowReads(Sides sides, RowCoding coding) {
        this.sides = sides;
        this.coding = coding;
    }

    /** Tells each row what the sources say of it. */
    void source(Collection<Candidate> rows) throws UnavailableException, InterruptedException {
        for (var some : parts(rows)) {
            Map<RowKey, SourceReading> found = new HashMap<>();
            for (var share : sides.sources()) {
                var keys = keys(some).stream().filter(share::mayHave).toList();
                if (!keys.isEmpty()) {
                    share.table()
                            .read(
                                    keys,
                                    (key, state) -> found.merge(
                                            coding.rowKey(key), SourceReading.of(state, coding), SourceReading::and));
                }
            }
            some.forEach(row -> row.check().source(found.getOrDefault(row.key(), SourceReading.ABSENT)));
        }
    }

    /** Tells each row what the store holds of it. */
    void store(Collection<Candidate> rows) throws UnavailableException, InterruptedException {
        for (var some : parts(rows)) {
            Map<RowKey, StoreReading> found = new HashMap<>();
            sides.store().read(keys(some), (values, committedAt, from) -> {
                var key = coding.rowKey(coding.keyOf(values));
                found.put(key, new StoreReading(coding.digest(values), committedAt, from));
            });
            for (var row : some) {
                row.stored(found.getOrDefault(row.key(), StoreReading.ABSENT));
            }
        }
    }

    private List<Object[]> keys(List<Candidate> rows) {
        return rows.stream().map(row -> coding.key(row.key())).toList();
    }

    private static List<List<Candidate>> parts(Collection<Candidate> rows) {
        var all = List.copyOf(rows);
        var parts = new ArrayList<List<Candidate>>();
        for (var from = 0; from < all.size(); from += KEYS_AT_ONCE) {
            parts.add(all.subList(from, Math.min(all.size(), from + KEYS_AT_ONCE)));
        }
        return parts;
    }
}
