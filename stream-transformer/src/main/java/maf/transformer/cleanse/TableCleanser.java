package maf.transformer.cleanse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import maf.contract.format.CleansedFormat;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.contract.rule.RowRules;
import maf.contract.rule.RuleVerdict;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;
import maf.transformer.envelope.ChangeEvent;
import maf.transformer.envelope.FieldPlan;
import maf.transformer.envelope.SourceRow;
import org.apache.kafka.common.utils.Bytes;

/**
 * Applies one contract to the events of one source. The order of the steps:
 *
 * <ol>
 *   <li>key columns come from the event's own key, all others from the row after the change; a field missing from a
 *       document is NULL; a value that the source left out as unchanged comes from the row before the change, or else stays
 *       absent;
 *   <li>constants;
 *   <li>reading: as a text, an exact number, or unchanged; refused if that is not exact;
 *   <li>cleansing functions, in their order;
 *   <li>conversion to the column's type: refused if digits, length or range do not fit; an empty text is NULL;
 *   <li>the default replaces NULL;
 *   <li>{@code required} refuses NULL;
 *   <li>rules, in their order;
 *   <li>the filter: a row that it excludes is deleted, because it may be in the store;
 *   <li>a column is absent if it has no value because a relational source has no such field: it was renamed or dropped, and
 *       the store's value stays.
 * </ol>
 */
public final class TableCleanser {
    private final TableContract contract;
    private final RowMapping mapping;
    private final RowRules rules;
    private final CleansedFormat format;

    /** @param plan of the source's topic, to which the fields that this table needs are added */
    TableCleanser(TableContract contract, Source source, RowRules rules, FieldPlan plan) {
        this.contract = contract;
        this.mapping = new RowMapping(contract, source, plan);
        this.rules = rules;
        this.format = CleansedFormat.of(contract);
    }

    /** A change of one row of the table. */
    public sealed interface Change {
        Bytes key();

        /** The value of the cleansed record; null deletes the row. */
        default byte[] recordValue() {
            return null;
        }

        /** The row exists. */
        record Put(Bytes key, Bytes value) implements Change {
            @Override
            public byte[] recordValue() {
                return value.get();
            }
        }

        /** The row was deleted at its source. */
        record Remove(Bytes key) implements Change {}

        /** The filter excludes the row. */
        record LeaveOut(Bytes key) implements Change {}
    }

    TableContract contract() {
        return contract;
    }

    /**
     * Applies the contract to one event.
     *
     * @throws RefusedException when the contract refuses it
     */
    CleansingResult cleanse(ChangeEvent event) {
        if (event instanceof ChangeEvent.Upsert upsert) {
            var drift = mapping.drift(upsert.after());
            return accepted(event, upsert(upsert, drift), drift);
        }
        if (event instanceof ChangeEvent.Delete delete) {
            mapping.checkKey(delete.key());
            return accepted(event, List.of(new Change.Remove(key(delete.key().fields()))), List.of());
        }
        if (event instanceof ChangeEvent.Truncate) {
            throw new RefusedException(
                    QuarantineReason.TRUNCATE,
                    "the source emptied the table: compare the store with it and delete what is left");
        }
        return accepted(event, List.of(), List.of());
    }

    private CleansingResult accepted(ChangeEvent event, List<Change> changes, List<String> drift) {
        return new CleansingResult.Accepted(contract, event.origin(), changes, drift);
    }

    private List<Change> upsert(ChangeEvent.Upsert event, List<String> drift) {
        mapping.checkKey(event.key());
        var keyRow = mapping.key(event.key().fields());
        var key = bytes(keyRow);
        var changes = new ArrayList<Change>();
        oldKey(event, key).ifPresent(old -> changes.add(new Change.Remove(old)));
        var row = mapping.row(keyRow, event);
        var verdict = rules.evaluate(row);
        if (verdict instanceof RuleVerdict.Refused refused) {
            throw new RefusedException(refused.reason(), Optional.of(refused.rule()), refused.detail());
        }
        drift.forEach(column -> row.remove(column, null)); // a default stays
        changes.add(
                verdict instanceof RuleVerdict.Filtered
                        ? new Change.LeaveOut(key)
                        : new Change.Put(key, Bytes.wrap(format.value(row))));
        return changes;
    }

    /** Debezium splits a changed key into delete and create; this handles a single update too. */
    private Optional<Bytes> oldKey(ChangeEvent.Upsert event, Bytes key) {
        return event.before().filter(mapping::hasKey).map(this::key).filter(old -> !old.equals(key));
    }

    private Bytes key(SourceRow fields) {
        return bytes(mapping.key(fields));
    }

    private Bytes bytes(Map<String, Object> key) {
        try {
            return Bytes.wrap(format.key(key));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(QuarantineReason.MISSING_KEY, e.getMessage());
        }
    }
}
