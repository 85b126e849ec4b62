package maf.verifier.reconcile.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maf.verifier.reconcile.recheck.RowVerdict;
import maf.verifier.reconcile.recheck.SuspectRow;
import maf.verifier.row.RowEncoding;
import maf.verifier.row.RowKey;
import maf.verifier.table.RefusedEvents;
import maf.verifier.table.RowState;
import maf.verifier.table.TableSides;
import maf.verifier.table.UnavailableException;

/** Explains rows that drifted although the pipeline did with them what its documents say. */
final class Explanations {
    /** The only columns that differ are those whose field the source's table has no more: the store keeps their values. */
    static final String KEPT_VALUE = "kept-value";

    /** Rows that are in memory at once. */
    private static final int AT_ONCE = 500;

    private final TableSides sides;
    private final RowEncoding encoding;
    private final RefusedEvents refused;

    Explanations(TableSides sides, RowEncoding encoding, RefusedEvents refused) {
        this.sides = sides;
        this.encoding = encoding;
        this.refused = refused;
    }

    /** Gives each row that can be explained its explanation. */
    void explain(List<SuspectRow> drifted) throws UnavailableException, InterruptedException {
        explainRefused(drifted.stream()
                .filter(row -> !row.isDrift(RowVerdict.Kind.LEFT_OVER))
                .toList());
        var different = drifted.stream()
                .filter(row -> row.isDrift(RowVerdict.Kind.DIFFERENT))
                .toList();
        for (var from = 0; from < different.size(); from += AT_ONCE) {
            explainKept(different.subList(from, Math.min(from + AT_ONCE, different.size())));
        }
    }

    private void explainRefused(List<SuspectRow> rows) throws UnavailableException {
        if (!rows.isEmpty()) {
            refused.reasons(rows.stream().map(row -> encoding.key(row.key())).toList())
                    .forEach((index, reason) -> rows.get(index).explain(reason));
        }
    }

    private void explainKept(List<SuspectRow> rows) throws UnavailableException, InterruptedException {
        var kept = new HashMap<RowKey, Set<Integer>>();
        var keys = new ArrayList<Object[]>();
        for (var row : rows) {
            var key = encoding.key(row.key());
            var columns = sides.absentColumns(key);
            if (!columns.isEmpty()) {
                kept.put(row.key(), columns);
                keys.add(key);
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        Map<RowKey, Object[]> stored = new HashMap<>();
        sides.store().read(keys, (values, at, from) -> stored.put(encoding.rowKey(encoding.keyOf(values)), values));
        var differing = new HashMap<RowKey, Set<Integer>>();
        sides.readSources(keys, (key, state) -> {
            var row = encoding.rowKey(key);
            if (state instanceof RowState.Present present && stored.containsKey(row)) {
                var indexes = new HashSet<Integer>();
                encoding.differing(present.values(), stored.get(row))
                        .forEach(column -> indexes.add(encoding.index(column)));
                differing.put(row, indexes);
            }
        });
        for (var row : rows) {
            var columns = differing.getOrDefault(row.key(), Set.of());
            if (!columns.isEmpty() && kept.getOrDefault(row.key(), Set.of()).containsAll(columns)) {
                row.explain(KEPT_VALUE);
            }
        }
    }
}
