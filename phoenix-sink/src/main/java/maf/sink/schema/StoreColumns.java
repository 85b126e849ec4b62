package maf.sink.schema;

import java.util.List;
import java.util.stream.Stream;
import maf.contract.model.Column;
import maf.contract.model.TableContract;

/** The two columns that every table has in addition to those of its contract. */
public final class StoreColumns {
    /** TIMESTAMP: commit time at the source. */
    public static final String COMMITTED_AT = "MAF_COMMITTED_AT";

    /** VARCHAR: {@code <raw topic>/<position>}. */
    public static final String SOURCE = "MAF_SOURCE";

    private StoreColumns() {}

    /** All columns beyond the key, by their names in Phoenix. */
    public static List<String> beyondKey(TableContract contract) {
        return Stream.concat(contract.valueColumns().stream().map(Column::storeName), Stream.of(COMMITTED_AT, SOURCE))
                .toList();
    }
}
