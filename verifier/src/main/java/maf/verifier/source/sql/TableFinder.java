package maf.verifier.source.sql;

import java.util.List;
import maf.contract.wire.CapturedTable;
import maf.verifier.table.UnavailableException;

/** Finds the table that a raw topic is named after. */
record TableFinder(String topic, SqlErrors errors) {
    /** @param tables of the source */
    CapturedTable find(List<CapturedTable> tables) throws UnavailableException {
        var found = CapturedTable.of(topic, tables);
        if (found.isEmpty()) {
            throw errors.missing();
        }
        if (found.size() > 1) {
            throw errors.ambiguous(
                    topic, found.stream().map(CapturedTable::name).toList());
        }
        return found.get(0);
    }
}
