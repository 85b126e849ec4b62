package maf.inspect.propose;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import maf.contract.model.TableContract;
import maf.contract.model.TableName;
import maf.contract.wire.CapturedTable;

/** Names for contracts and their tables in the store, each of them once. */
final class ContractNames {
    private static final int LONGEST = 190;

    private final String source;
    private final boolean withSchema;
    private final Set<String> takenNames = new HashSet<>();
    private final Set<TableName> takenTables = new HashSet<>();

    /**
     * @param source its name, the first part of every name
     * @param withSchema whether tables of several schemas must be told apart
     * @param existing contracts whose names are taken
     */
    ContractNames(String source, boolean withSchema, Collection<TableContract> existing) {
        this.source = source;
        this.withSchema = withSchema;
        existing.forEach(contract -> {
            takenNames.add(contract.name());
            takenTables.add(contract.table());
        });
    }

    /** {@code shop-orders}, or {@code shop-crm-orders} if there are several schemas. */
    String contract(CapturedTable table) {
        var words = SafeNames.plain(source, "source") + "-"
                + (withSchema ? SafeNames.plain(table.schema(), "schema") + "-" : "")
                + SafeNames.plain(table.name(), "table");
        var base = words.toLowerCase(Locale.ROOT).replaceFirst("^_+", "");
        base = base.substring(0, Math.min(base.length(), LONGEST));
        var free = base;
        for (var number = 2; !takenNames.add(free); number++) {
            free = base + "-" + number;
        }
        return free;
    }

    /** {@code SHOP.ORDERS}, or {@code SHOP.CRM_ORDERS} if there are several schemas. */
    TableName table(CapturedTable table) {
        var base = (withSchema ? SafeNames.plain(table.schema(), "SCHEMA") + "_" : "")
                + SafeNames.plain(table.name(), "TABLE");
        var schema = SafeNames.plain(source, "SOURCE");
        var free = new TableName(schema, base);
        for (var number = 2; !takenTables.add(free); number++) {
            free = new TableName(schema, base + "_" + number);
        }
        return free;
    }
}
