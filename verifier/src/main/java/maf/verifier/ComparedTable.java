package maf.verifier;

import maf.page.Compared;
import maf.verifier.TableOutcome.TableResult;
import maf.verifier.TableOutcome.Unchecked;

/** What came of comparing a table, in the live page's words. */
final class ComparedTable {
    private ComparedTable() {}

    static Compared.Table of(TableOutcome outcome) {
        var code = VerifierMetrics.Outcome.of(outcome).code();
        var now = System.currentTimeMillis();
        if (outcome instanceof TableResult result) {
            return new Compared.Table(
                    result.table(),
                    code,
                    now,
                    result.equal(),
                    result.missing() + result.leftOver() + result.different(),
                    "");
        }
        return new Compared.Table(outcome.table(), code, now, 0, 0, ((Unchecked) outcome).reason());
    }
}
