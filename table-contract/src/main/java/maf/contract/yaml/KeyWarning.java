package maf.contract.yaml;

import java.util.List;
import maf.contract.file.Mistake;
import maf.contract.model.ColumnType;
import maf.contract.model.TableContract;

/** Warns of keys that Phoenix stores correctly but does not always show correctly. */
record KeyWarning(ContractDraft draft, TableContract contract) {
    List<Mistake> read() {
        var last = contract.keyColumns().get(contract.key().size() - 1);
        if (!(last.type() instanceof ColumnType.VarbinaryType)) {
            return List.of();
        }
        var place = draft.tableNode().flatMap(node -> node.getStartMark()).orElseThrow();
        return List.of(new Mistake(
                draft.file().path(),
                place.getLine() + 1,
                place.getColumn() + 1,
                "Phoenix's SELECT leaves out the last byte of key column '" + last.name()
                        + "' where it is FF, although it is stored: better take it as VARCHAR"));
    }
}
