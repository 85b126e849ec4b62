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
 * What one contract makes of the events of one source. The order of the steps:
 *
 * <ol>
 *   <li>the key columns come from the event's own key, the others from the fields of the row after the change; a missing
 *       field is NULL; a value the source left out as unchanged is taken from the row before, else stays absent;
 *   <li>constants;
 *   <li>reading: text, exact number, or as it is; exact, or refused;
 *   <li>cleansing functions, in their order;
 *   <li>fitting into the column's type, exact or refused: digits, length, range; an empty text is NULL;
 *   <li>the default stands in for NULL;
 *   <li>{@code required} refuses NULL;
 *   <li>rules, in their order;
 *   <li>the filter: a row it leaves out is deleted, for it may have been there before.
 * </ol>
 */
public final class TableCleanser {
    private final TableContract contract;
    private final RowMapping mapping;
    private final RowRules rules;
    private final CleansedFormat format;

    /** @param plan of the source's topic, is told which fields this table needs */
    TableCleanser(TableContract contract, Source source, RowRules rules, FieldPlan plan) {
        this.contract = contract;
        this.mapping = new RowMapping(contract, source, plan);
        this.rules = rules;
        this.format = CleansedFormat.of(contract);
    }

    /** What happens to one row of the table. */
    public sealed interface Change {
        Bytes key();

        /** The value of the cleansed record; null deletes the row. */
        default byte[] recordValue() {
            return null;
        }

        /** The row is there. */
        record Put(Bytes key, Bytes value) implements Change {
            @Override
            public byte[] recordValue() {
                return value.get();
            }
        }

        /** The row is gone at its source. */
        record Remove(Bytes key) implements Change {}

        /** The filter leaves the row out. */
        record LeaveOut(Bytes key) implements Change {}
    }

    TableContract contract() {
        return contract;
    }

    /**
     * Judges one event.
     *
     * @throws RefusedException when the contract refuses it
     */
    CleansingResult judge(ChangeEvent event) {
        if (event instanceof ChangeEvent.Upsert upsert) {
            return accepted(event, upsert(upsert), mapping.drift(upsert.after()));
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

    private List<Change> upsert(ChangeEvent.Upsert event) {
        mapping.checkKey(event.key());
        var keyRow = mapping.key(event.key().fields());
        var key = bytes(keyRow);
        var changes = new ArrayList<Change>();
        oldKey(event, key).ifPresent(old -> changes.add(new Change.Remove(old)));
        var row = mapping.row(keyRow, event);
        var verdict = rules.evaluate(row);
        if (verdict instanceof RuleVerdict.Refused refused) {
            throw new RefusedException(
                    refused.undecided() ? QuarantineReason.RULE_UNDECIDED : QuarantineReason.RULE_REFUSED,
                    Optional.of(refused.rule()),
                    refused.detail());
        }
        changes.add(
                verdict instanceof RuleVerdict.Filtered
                        ? new Change.LeaveOut(key)
                        : new Change.Put(key, Bytes.wrap(format.value(row))));
        return changes;
    }

    /** Debezium splits a changed key into delete and create; whoever sends it as one update loses no row either. */
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
