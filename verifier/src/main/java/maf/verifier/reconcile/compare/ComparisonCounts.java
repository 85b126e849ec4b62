package maf.verifier.reconcile.compare;

import java.util.Map;
import java.util.TreeMap;
import maf.verifier.reconcile.recheck.RowVerdict;
import maf.verifier.table.TableSides;

/** The counts of a running comparison. Used by one thread at a time. */
final class ComparisonCounts {
    private final Map<String, SourceCounts> sources = new TreeMap<>();
    private final Map<String, Long> explained = new TreeMap<>();
    private long equal;
    private long unsettled;

    void equal() {
        equal++;
    }

    void unsettled() {
        unsettled++;
    }

    void explained(String rule) {
        explained.merge(rule, 1L, Long::sum);
    }

    /** @param topic see {@link TableSides#topic} */
    void drift(String topic, RowVerdict.Kind kind) {
        sources.merge(topic, SourceCounts.of(kind), SourceCounts::plus);
    }

    void rows(String topic, long rows) {
        sources.merge(topic, new SourceCounts(rows, 0, 0, 0), SourceCounts::plus);
    }

    long equalRows() {
        return equal;
    }

    long unsettledRows() {
        return unsettled;
    }

    Map<String, Long> explainedRows() {
        return Map.copyOf(explained);
    }

    Map<String, SourceCounts> sources() {
        return new TreeMap<>(sources);
    }
}
