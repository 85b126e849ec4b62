package maf.verifier;

import maf.contract.Source;
import maf.contract.TableContract;

/** One of a table's sources, and which keys can be its own. */
record SourceShare(TableContract contract, Source source, SourceTable table) {
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

    String topic() {
        return source.topic();
    }
}
