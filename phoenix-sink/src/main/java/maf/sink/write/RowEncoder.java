package maf.sink.write;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import maf.sink.read.Change;
import maf.sink.read.DeadLetterReason;
import maf.sink.read.RowEvent;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.client.Delete;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Mutation;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.io.ImmutableBytesWritable;
import org.apache.phoenix.schema.PColumn;
import org.apache.phoenix.schema.PTable;
import org.apache.phoenix.schema.types.PDecimal;
import org.apache.phoenix.util.EncodedColumnsUtil;
import org.apache.phoenix.util.SchemaUtil;

/**
 * Encodes rows of one table as Phoenix 5.2.1 does, each cell with an explicit timestamp. RowEncoderIT compares the cells
 * with those that UPSERT writes.
 */
final class RowEncoder {
    private static final byte[] NULL = new byte[0];

    private final PTable table;
    private final List<PColumn> key;
    private final int salt;
    private final List<Target> beyondKey;
    private final byte[] emptyFamily;
    private final byte[] emptyQualifier;
    private final byte[] emptyValue;

    /** A non-key column with its family and qualifier, kept here because Phoenix copies the qualifier on each call. */
    private static final class Target {
        private final PColumn column;
        private final String name;
        private final byte[] family;
        private final byte[] qualifier;

        Target(PColumn column) {
            this.column = column;
            name = column.getName().getString();
            family = column.getFamilyName().getBytes();
            qualifier = column.getColumnQualifierBytes();
        }
    }

    RowEncoder(PTable table) {
        this.table = table;
        salt = table.getBucketNum() == null ? 0 : 1;
        key = table.getPKColumns().subList(salt, table.getPKColumns().size());
        beyondKey = table.getColumns().stream()
                .filter(column -> !SchemaUtil.isPKColumn(column))
                .map(Target::new)
                .toList();
        emptyFamily = SchemaUtil.getEmptyColumnFamily(table);
        var empty = EncodedColumnsUtil.getEmptyKeyValueInfo(table);
        emptyQualifier = empty.getFirst();
        emptyValue = empty.getSecond();
    }

    boolean hasColumn(String name) {
        return beyondKey.stream().anyMatch(each -> each.name.equals(name));
    }

    /** The one column family. */
    byte[] family() {
        return emptyFamily;
    }

    /** True while {@code other} is the same table with the same columns. */
    boolean fits(PTable other) {
        return table.getSequenceNumber() == other.getSequenceNumber()
                && table.getTimeStamp() == other.getTimeStamp()
                && table.getIndexes().size() == other.getIndexes().size();
    }

    /**
     * Encodes the events of a row as one mutation, which is atomic; each event keeps its own version, so that a redriven event
     * can be placed between them.
     *
     * @param keyValues in the key's order
     * @param events oldest first; after a delete, columns that later events leave out are NULL
     * @throws UnstorableRowException if the table cannot hold the row
     */
    Mutation encode(Map<String, Object> keyValues, List<RowEvent> events) {
        var row = row(keyValues);
        var last = events.get(events.size() - 1);
        if (last.change() instanceof Change.Delete) {
            // names the family, so that the server refuses the delete if the table has been replaced: see TableDdl
            return new Delete(row, last.version()).addFamily(emptyFamily, last.version());
        }
        var put = new Put(row, last.version());
        for (var event : events) {
            if (event.change() instanceof Change.Upsert upsert) {
                put.addColumn(emptyFamily, emptyQualifier, event.version(), emptyValue);
                add(put, upsert.values(), event.version());
            } else { // a put cannot delete the row, but it can overwrite all of it
                beyondKey.forEach(target -> put.addColumn(target.family, target.qualifier, event.version(), NULL));
            }
        }
        return put;
    }

    /** Reads one column of a row; empty if the table does not have the column yet. */
    Get get(byte[] row, String column) {
        var get = new Get(row);
        beyondKey.stream()
                .filter(each -> each.name.equals(column))
                .forEach(each -> get.addColumn(each.family, each.qualifier));
        return get;
    }

    private void add(Put put, Map<String, Object> values, long version) {
        for (var target : beyondKey) {
            if (values.containsKey(target.name)) {
                // NULL is an empty cell: a delete marker would be a second mutation, and the write no longer atomic
                var value = bytes(target.column, values.get(target.name));
                put.addColumn(target.family, target.qualifier, version, value);
            }
        }
    }

    /**
     * Returns the row's key in HBase.
     *
     * @throws UnstorableRowException if HBase cannot hold such a key
     */
    byte[] row(Map<String, Object> keyValues) {
        var parts = new byte[salt + key.size()][];
        if (salt == 1) {
            parts[0] = new byte[1]; // newKey computes it
        }
        var values = keyValues.values().iterator();
        for (var i = 0; i < key.size(); i++) {
            var column = key.get(i);
            var value = values.next();
            parts[salt + i] = bytes(column, value);
            if (parts[salt + i].length == 0) {
                throw new UnstorableRowException(
                        DeadLetterReason.KEY_REFUSED, "key column " + column.getName() + " is empty");
            }
            if (value instanceof String text && text.indexOf('\0') >= 0) {
                throw new UnstorableRowException(
                        DeadLetterReason.KEY_REFUSED, "key column " + column.getName() + " contains a zero character");
            }
        }
        var row = new ImmutableBytesWritable();
        table.newKey(row, parts);
        if (row.getLength() > HConstants.MAX_ROW_LENGTH) {
            throw new UnstorableRowException(
                    DeadLetterReason.KEY_REFUSED,
                    "the key has " + row.getLength() + " bytes, but HBase allows " + HConstants.MAX_ROW_LENGTH);
        }
        return row.copyBytes();
    }

    private static byte[] bytes(PColumn column, Object value) {
        if (value == null) {
            return NULL;
        }
        try {
            return column.getDataType().toBytes(stored(column, value), column.getSortOrder());
        } catch (IllegalArgumentException | ArithmeticException e) { // for example a time beyond 292 million years
            throw new UnstorableRowException(
                    DeadLetterReason.STORE_REFUSED, "column " + column.getName() + " cannot hold its value");
        }
    }

    /** Converts the value to the class that Phoenix expects; dates and times are in UTC, whatever the time zone of this process. */
    private static Object stored(PColumn column, Object value) {
        if (value instanceof Instant moment) {
            return Timestamp.from(moment);
        }
        if (value instanceof LocalDate date) {
            return new Date(Math.multiplyExact(date.toEpochDay(), TimeUnit.DAYS.toMillis(1)));
        }
        if (column.getDataType() instanceof PDecimal && column.getScale() != null) {
            return ((BigDecimal) value).setScale(column.getScale(), RoundingMode.DOWN); // as UPSERT does
        }
        return value;
    }
}
