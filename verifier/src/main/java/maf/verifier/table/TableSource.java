package maf.verifier.table;

import maf.contract.model.Source;
import maf.contract.model.TableContract;

/** One of a table's sources, and which keys can be its own. */
public record TableSource(TableContract contract, Source source, SourceTable table) {
    /** Whether the key has the constants of this source. */
    boolean mayHave(Object[] key) {
        for (var constant : source.constants().entrySet()) {
            var place = contract.key().indexOf(constant.getKey());
            if (place >= 0 && !key[place].equals(constant.getValue())) {
                return false;
            }
        }
        return true;
    }

    public String topic() {
        return source.topic();
    }
}
