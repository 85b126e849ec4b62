package maf.sink.schema;

import java.util.ArrayList;
import java.util.List;
import maf.contract.model.Column;
import maf.contract.model.TableContract;
import org.apache.phoenix.schema.PColumn;
import org.apache.phoenix.schema.PTable;
import org.apache.phoenix.schema.types.PDecimal;
import org.apache.phoenix.util.SchemaUtil;

/** Compares a table of the store with its contract. */
final class TableCheck {
    private final TableContract contract;
    private final PTable table;

    TableCheck(TableContract contract, PTable table) {
        this.contract = contract;
        this.table = table;
    }

    /**
     * Returns the contract's columns that the table does not have yet.
     *
     * @throws UnusableTableException if the table's kind, key or a column's type differs
     */
    List<Column> missingColumns() {
        TableKindCheck.refusal(table).ifPresent(reason -> {
            throw UnusableTableException.of(contract, reason);
        });
        checkKey();
        var missing = new ArrayList<Column>();
        for (var column : contract.valueColumns()) {
            var stored = find(column.storeName());
            if (stored == null) {
                missing.add(column);
            } else if (SchemaUtil.isPKColumn(stored)) {
                throw refusal("column " + column.storeName() + " is part of its key; " + newTable());
            } else {
                checkType(column, stored);
            }
        }
        checkOwn(StoreColumns.COMMITTED_AT, "TIMESTAMP");
        checkOwn(StoreColumns.SOURCE, "VARCHAR");
        return missing;
    }

    private void checkKey() {
        var stored = table.getPKColumns().stream()
                .skip(table.getBucketNum() == null ? 0 : 1) // the salt byte comes first
                .toList();
        var names = stored.stream().map(column -> column.getName().getString()).toList();
        var declared = contract.keyColumns().stream().map(Column::storeName).toList();
        if (!names.equals(declared)) {
            throw refusal("its key is " + names + ", the contract's is " + declared + "; " + newTable());
        }
        for (var i = 0; i < stored.size(); i++) {
            checkType(contract.keyColumns().get(i), stored.get(i));
        }
    }

    private void checkOwn(String name, String type) {
        var stored = find(name);
        if (stored == null || !type(stored).equals(type)) {
            throw refusal("it lacks the column " + name + " " + type + "; " + newTable());
        }
    }

    private void checkType(Column column, PColumn stored) {
        if (!type(stored).equals(column.type().sql())) {
            throw refusal("column " + column.storeName() + " is " + type(stored) + ", the contract says "
                    + column.type().sql()
                    + "; declare a new column, or drop the table so that the sink fills it again");
        }
    }

    private static String newTable() {
        return "name another table in the contract, or drop this one so that the sink fills it again";
    }

    private PColumn find(String name) {
        return table.getColumns().stream()
                .filter(column -> column.getName().getString().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String type(PColumn column) {
        var type = column.getDataType();
        var name = type.getSqlTypeName();
        if (column.getMaxLength() == null) {
            return name;
        }
        return type instanceof PDecimal
                ? name + "(" + column.getMaxLength() + "," + column.getScale() + ")"
                : name + "(" + column.getMaxLength() + ")";
    }

    private UnusableTableException refusal(String reason) {
        return UnusableTableException.of(contract, reason);
    }
}
