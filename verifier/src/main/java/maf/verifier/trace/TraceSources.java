package maf.verifier.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import maf.contract.model.Column;
import maf.contract.model.TableContract;
import maf.verifier.row.RowText;
import maf.verifier.table.RowState;
import maf.verifier.table.TableSides;
import maf.verifier.table.UnavailableException;

/** The current state of a row in its sources. */
final class TraceSources {
    private TraceSources() {}

    static void read(TableSides.SourceOpener opener, TableContract contract, TraceKey key, Trace trace)
            throws UnavailableException, InterruptedException {
        var columns = List.<Column>copyOf(contract.columns().values());
        var text = new RowText(contract);
        for (var source : contract.sources()) {
            if (!contract.mayComeFrom(source, key.values())) {
                continue;
            }
            var states = new ArrayList<RowState>();
            try (var rows = opener.open(contract, source)) {
                rows.read(List.<Object[]>of(key.values()), (found, state) -> states.add(state));
            }
            if (states.isEmpty()) {
                trace.source(new Trace.AtSource(source.topic(), "no such row", null));
            }
            for (var state : states) {
                if (state instanceof RowState.Present present) {
                    var values = new LinkedHashMap<String, String>();
                    for (var at = 0; at < columns.size(); at++) {
                        values.put(columns.get(at).name(), text.value(columns.get(at), present.values()[at]));
                    }
                    trace.source(new Trace.AtSource(source.topic(), "there", values));
                } else if (state instanceof RowState.Refused refused) {
                    var rule = refused.rule().isEmpty() ? "" : " (" + refused.rule() + ")";
                    trace.source(new Trace.AtSource(
                            source.topic(), "there, refused by its contract: " + refused.reason() + rule, null));
                } else {
                    trace.source(new Trace.AtSource(source.topic(), "there, left out by its contract's filter", null));
                }
            }
        }
    }
}
