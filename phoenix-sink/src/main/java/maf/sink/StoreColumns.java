package maf.sink;

import java.util.List;
import java.util.stream.Stream;
import maf.contract.Column;
import maf.contract.TableContract;

/** The two columns that every table has beside its contract's. */
final class StoreColumns {
    /** TIMESTAMP: commit time at the source. */
    static final String COMMITTED_AT = "MAF_COMMITTED_AT";

    /** VARCHAR: {@code <raw topic>/<position>}. */
    static final String SOURCE = "MAF_SOURCE";

    private StoreColumns() {}

    /** All columns beyond the key, by their names in Phoenix. */
    static List<String> beyondKey(TableContract contract) {
        return Stream.concat(contract.valueColumns().stream().map(Column::storeName), Stream.of(COMMITTED_AT, SOURCE))
                .toList();
    }
}
