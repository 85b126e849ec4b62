package maf.verifier.reconcile.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import maf.verifier.reconcile.recheck.RowVerdict;
import maf.verifier.reconcile.recheck.SuspectRow;
import maf.verifier.row.RowEncoding;
import maf.verifier.row.RowKey;
import maf.verifier.row.RowText;
import maf.verifier.table.RowState;
import maf.verifier.table.TableSides;
import maf.verifier.table.UnavailableException;

/** Describes the first rows that drifted. They are read once more, so no other row contents are kept. */
public final class Findings {
    private static final String SAME_KEY = "same key";

    private final TableSides sides;
    private final RowEncoding encoding;
    private final RowText text;
    private final Options options;
    private final List<Finding> found = new ArrayList<>();

    /**
     * How much is reported of drifted rows.
     *
     * @param atMost number of rows
     * @param values whether both values are shown
     */
    public record Options(int atMost, boolean values) {}

    Findings(TableSides sides, RowEncoding encoding, Options options) {
        this.sides = sides;
        this.encoding = encoding;
        this.options = options;
        text = new RowText(sides.contract());
    }

    int missing() {
        return options.atMost() - found.size();
    }

    void add(List<SuspectRow> drifted) throws UnavailableException, InterruptedException {
        var keys = drifted.stream()
                .limit(missing())
                .map(row -> encoding.key(row.key()))
                .toList();
        if (keys.isEmpty()) {
            return;
        }
        Map<RowKey, Object[]> stored = new HashMap<>();
        sides.store().read(keys, (values, at, from) -> stored.put(encoding.rowKey(encoding.keyOf(values)), values));
        Map<RowKey, Object[]> sent = new HashMap<>();
        sides.readSources(keys, (key, state) -> {
            if (state instanceof RowState.Present present) {
                sent.put(encoding.rowKey(key), present.values());
            }
        });
        for (var row : drifted.subList(0, keys.size())) {
            found.add(finding(row, sent.get(row.key()), stored.get(row.key())));
        }
    }

    /** A row whose key another row of its source has, too: the store lacks one of them. */
    void folded(SpooledRow row, ComparisonCounts counts) {
        var topic = sides.sources().get(row.source()).topic();
        counts.drift(topic, RowVerdict.Kind.MISSING);
        if (missing() > 0) {
            found.add(new Finding(SAME_KEY, topic, text.key(encoding.key(row.key())), List.of()));
        }
    }

    private Finding finding(SuspectRow row, Object[] sent, Object[] stored) {
        var kind = ((RowVerdict.Drift) row.check().verdict()).kind();
        var key = encoding.key(row.key());
        var columns = sent == null || stored == null
                ? List.<Finding.ColumnDifference>of()
                : encoding.differing(sent, stored).stream()
                        .map(column -> new Finding.ColumnDifference(
                                column.name(),
                                options.values() ? text.value(column, sent[encoding.index(column)]) : null,
                                options.values() ? text.value(column, stored[encoding.index(column)]) : null))
                        .toList();
        return new Finding(kind.toString(), topic(row, kind, key), text.key(key), columns);
    }

    private String topic(SuspectRow row, RowVerdict.Kind kind, Object[] key) {
        return sides.topic(
                key, kind == RowVerdict.Kind.LEFT_OVER ? Objects.requireNonNullElse(row.storedSource(), "") : null);
    }

    void count(SuspectRow row, ComparisonCounts counts) {
        var verdict = row.verdict();
        if (verdict instanceof RowVerdict.Drift drift) {
            counts.drift(topic(row, drift.kind(), encoding.key(row.key())), drift.kind());
        } else if (verdict instanceof RowVerdict.Explained explained) {
            counts.explained(explained.rule());
        } else if (verdict instanceof RowVerdict.Undecided) {
            counts.unsettled();
        } else if (((RowVerdict.Equal) verdict).isRow()) {
            counts.equal();
        }
    }

    List<Finding> found() {
        return List.copyOf(found);
    }
}
