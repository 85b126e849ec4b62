package maf.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The first rows that drifted, described for people. They are read once more, so that nothing else is kept of rows. */
final class Findings {
    private final Sides sides;
    private final RowCoding coding;
    private final RowText text;
    private final Wanted wanted;
    private final List<Finding> found = new ArrayList<>();

    /**
     * What is told of rows that drifted.
     *
     * @param atMost so many rows
     * @param values also what both sides hold
     */
    record Wanted(int atMost, boolean values) {}

    Findings(Sides sides, RowCoding coding, Wanted wanted) {
        this.sides = sides;
        this.coding = coding;
        this.wanted = wanted;
        text = new RowText(sides.contract());
    }

    int missing() {
        return wanted.atMost() - found.size();
    }

    void add(List<Candidate> drifted) throws UnavailableException, InterruptedException {
        var keys = drifted.stream()
                .limit(missing())
                .map(row -> coding.key(row.key()))
                .toList();
        if (keys.isEmpty()) {
            return;
        }
        Map<RowKey, Object[]> stored = new HashMap<>();
        sides.store().read(keys, (values, at, from) -> stored.put(coding.rowKey(coding.keyOf(values)), values));
        Map<RowKey, Object[]> sent = new HashMap<>();
        sides.readSources(keys, (key, state) -> {
            if (state instanceof RowState.Present present) {
                sent.put(coding.rowKey(key), present.values());
            }
        });
        for (var row : drifted.subList(0, keys.size())) {
            found.add(finding(row, sent.get(row.key()), stored.get(row.key())));
        }
    }

    private Finding finding(Candidate row, Object[] sent, Object[] stored) {
        var kind = ((Verdict.Drift) row.check().verdict()).kind();
        var key = coding.key(row.key());
        var columns = sent == null || stored == null
                ? List.<Finding.ColumnDifference>of()
                : coding.differing(sent, stored).stream()
                        .map(column -> new Finding.ColumnDifference(
                                column.name(),
                                wanted.values() ? text.value(column, sent[coding.place(column)]) : null,
                                wanted.values() ? text.value(column, stored[coding.place(column)]) : null))
                        .toList();
        return new Finding(kind.toString(), topic(row, kind, key), text.key(key), columns);
    }

    private String topic(Candidate row, Verdict.Kind kind, Object[] key) {
        return sides.topic(
                key, kind == Verdict.Kind.LEFT_OVER ? Objects.requireNonNullElse(row.storedSource(), "") : null);
    }

    void count(Candidate row, Tally tally) {
        var verdict = row.check().verdict();
        if (verdict instanceof Verdict.Drift drift) {
            tally.drift(topic(row, drift.kind(), coding.key(row.key())), drift.kind());
        } else if (verdict instanceof Verdict.Explained explained) {
            tally.explained(explained.rule());
        } else if (verdict instanceof Verdict.Undecided) {
            tally.unsettled();
        } else if (((Verdict.Equal) verdict).isRow()) {
            tally.equal();
        }
    }

    List<Finding> found() {
        return List.copyOf(found);
    }
}
