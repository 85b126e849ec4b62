package maf.connect;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps rows whose keys one statement shifts. PostgreSQL checks a deferrable key at the end of the statement or transaction, so
 * {@code SET id = id + 1} gives row 1 the key 2 before row 2 leaves it. Debezium splits each such change into a delete of the old
 * key and a create of the new one, and the delete of 2 would follow its create.
 *
 * <p>So a delete by a change of keys is left out, with its tombstone, if the same transaction has given this key to another row
 * before. If the row is the same, it has changed its key twice, and the delete is right. Rows are told apart by their content;
 * without full replica identity that is not possible, and the delete is sent.
 */
public final class KeyShift implements Transformation<SourceRecord> {
    private static final Logger LOG = LoggerFactory.getLogger(KeyShift.class);
    private static final String MOVED_AWAY = "__debezium.newkey";
    private static final String MOVED_HERE = "__debezium.oldkey";
    private static final String BEFORE = "before";
    private static final String AFTER = "after";
    /** Some ten megabytes. */
    private static final int MOST = 50_000;

    /** The rows that have been given another key in this transaction. */
    private final Map<Place, RowPrint> moved = new HashMap<>();

    private Object transaction;
    private Place leftOut;

    private record Place(String topic, Object key) {
        static Place of(SourceRecord event) {
            return new Place(event.topic(), event.key());
        }
    }

    /** Needed by Connect. */
    public KeyShift() {}

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // nothing to set
    }

    @Override
    public SourceRecord apply(SourceRecord event) {
        var tombstone = leftOut;
        leftOut = null;
        if (event.value() == null && tombstone != null && tombstone.equals(Place.of(event))) {
            return null;
        }
        var movedHere = event.headers().lastWithName(MOVED_HERE) != null;
        if ((!movedHere && moved.isEmpty())
                || !(event.value() instanceof Struct value)
                || value.schema().field(AFTER) == null) {
            return event;
        }
        forgetOtherTransactions(value.getStruct("source").get("txId"));
        if (movedHere) {
            remember(event, value);
        } else if (leavesItsKeyToAnother(event, value)) {
            leftOut = Place.of(event);
            return null;
        }
        return event;
    }

    private void forgetOtherTransactions(Object current) {
        if (!Objects.equals(current, transaction)) {
            moved.clear();
            transaction = current;
        }
    }

    private void remember(SourceRecord event, Struct value) {
        if (moved.size() == MOST) {
            LOG.warn(
                    "One transaction changes many keys of {}: compare its table if the key is deferrable",
                    event.topic());
            moved.clear();
        }
        moved.put(Place.of(event), RowPrint.of(value.getStruct(AFTER)));
    }

    private boolean leavesItsKeyToAnother(SourceRecord event, Struct value) {
        var place = Place.of(event);
        var owner = moved.get(place);
        if (owner == null || !(value.get(BEFORE) instanceof Struct before)) {
            return false;
        }
        var isOwner = !RowPrint.hasMoreThan(event.key(), before) || owner.matches(RowPrint.of(before));
        if (value.get(AFTER) instanceof Struct after) {
            if (isOwner) {
                moved.put(place, RowPrint.of(after));
            }
            return false;
        }
        moved.remove(place);
        return !isOwner && event.headers().lastWithName(MOVED_AWAY) != null;
    }

    @Override
    public void close() {
        moved.clear();
    }
}
