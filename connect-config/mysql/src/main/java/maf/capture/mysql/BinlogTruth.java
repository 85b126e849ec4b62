package maf.capture.mysql;

import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import io.debezium.relational.Column;
import io.debezium.relational.Table;
import io.debezium.relational.TableId;
import io.debezium.relational.Tables.TableFilter;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Debezium's tables equal to what the binlog says of them. Debezium learns of a table by parsing its DDL; where it
 * misunderstands a statement, it reads values into other columns or with other labels and character sets, or it ends.
 * But MySQL writes a TABLE_MAP event before each transaction's rows, which describes the table as it is at that moment:
 * that description wins, before a row is read by the wrong one.
 */
final class BinlogTruth {
    private static final Logger LOG = LoggerFactory.getLogger(BinlogTruth.class);

    private final MysqlSchema schema;
    private final TableFilter captured;
    private final ServerCharsets charsets;
    /** By the binlog's number of the table, which is another one after each change of it. */
    private final Set<Long> agreed = new HashSet<>();

    BinlogTruth(MysqlSchema schema, TableFilter captured, ServerCharsets charsets) {
        this.schema = schema;
        this.captured = captured;
        this.charsets = charsets;
    }

    /** A statement was parsed, or the numbers begin anew: nothing is known to agree. */
    void forget() {
        agreed.clear();
    }

    /** Corrects the table's columns, or makes the table, if Debezium has it otherwise. */
    void apply(TableMapEventData map) {
        var id = new TableId(map.getDatabase(), null, map.getTable());
        if (agreed.contains(map.getTableId()) || !captured.isIncluded(id)) {
            return;
        }
        agreed.add(map.getTableId());
        var known = Optional.ofNullable(schema.tableFor(id));
        try {
            LoggedTable.of(map, charsets, known)
                    .filter(logged -> !known.equals(Optional.of(logged)))
                    .ifPresent(logged -> correct(known, logged));
        } catch (RuntimeException e) {
            LOG.warn("What the binlog says of table {} cannot be read: its DDL must do", id, e);
        }
    }

    private void correct(Optional<Table> known, Table logged) {
        LOG.info(
                "Table {} is read as the binlog describes it. Its DDL was understood otherwise: {} became {}",
                logged.id(),
                known.map(BinlogTruth::text).orElse("nothing"),
                text(logged));
        schema.refresh(logged);
    }

    private static String text(Table table) {
        return table.columns().stream().map(Column::toString).collect(Collectors.joining(", ", "(", ")")) + " key "
                + table.primaryKeyColumnNames();
    }
}
