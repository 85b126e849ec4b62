package maf.verifier.table;

import maf.contract.model.Source;
import maf.contract.model.TableContract;

/** One of a table's sources, opened. */
public record TableSource(TableContract contract, Source source, SourceTable table) {
    boolean mayHave(Object[] key) {
        return contract.mayComeFrom(source, key);
    }

    public String topic() {
        return source.topic();
    }
}
