package maf.verifier;

import maf.verifier.page.LastComparisons;
import maf.verifier.reconcile.ReconciliationMetrics;
import maf.verifier.reconcile.compare.TableOutcome;
import maf.verifier.reconcile.compare.TableOutcome.TableResult;
import maf.verifier.reconcile.compare.TableOutcome.Unchecked;

/** A table's result as the live page shows it. */
final class ComparisonView {
    private ComparisonView() {}

    static LastComparisons.Table of(TableOutcome outcome) {
        var code = ReconciliationMetrics.Outcome.of(outcome).code();
        var now = System.currentTimeMillis();
        if (outcome instanceof TableResult result) {
            return new LastComparisons.Table(
                    result.table(),
                    code,
                    now,
                    result.equal(),
                    result.missing() + result.leftOver() + result.different(),
                    "");
        }
        return new LastComparisons.Table(outcome.table(), code, now, 0, 0, ((Unchecked) outcome).reason());
    }
}
