package maf.verifier.source;

import java.util.List;
import java.util.function.Predicate;
import maf.contract.model.TableContract;
import maf.contract.rule.RowRules;
import maf.contract.rule.RuleVerdict;
import maf.contract.typing.KeyForm;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;
import maf.verifier.table.RowState;
import maf.verifier.table.SourceRowConsumer;
import maf.verifier.table.UnavailableException;

/**
 * Applies a contract to the rows of one source, in the order of docs/contracts.md.
 *
 * @param <R> a row as the driver gives it
 */
public final class RowTyping<R> {
    private static final RowState FILTERED = new RowState.Filtered();

    private final List<TypedColumn<R>> columns;
    private final int[] keyPlaces;
    private final Predicate<R> hasUndeclared;
    private final KeyForm keyForm;
    private final RowRules rules; // null if the contract has neither rules nor a filter
    private final RowView view;

    /**
     * @param columns in the contract's order
     * @param keyForm that of the source's database
     * @param hasUndeclared whether the row has a field that the contract forbids
     */
    public RowTyping(
            TableContract contract,
            List<TypedColumn<R>> columns,
            KeyForm keyForm,
            Predicate<R> hasUndeclared,
            RowRules rules) {
        this.keyForm = keyForm;
        this.columns = columns;
        var names = List.copyOf(contract.columns().keySet());
        this.keyPlaces = contract.key().stream().mapToInt(names::indexOf).toArray();
        this.hasUndeclared = hasUndeclared;
        this.rules = contract.rules().isEmpty() && contract.filter().isEmpty() ? null : rules;
        this.view = new RowView(names);
    }

    public void accept(R row, SourceRowConsumer rows) throws UnavailableException {
        var values = new Object[columns.size()];
        Object[] key = null;
        RowState state;
        try {
            key = key(row, values);
            for (var place : keyPlaces) {
                columns.get(place).checkKey(row, keyForm);
            }
            state = state(row, values);
        } catch (RefusedException e) {
            state = RowState.Refused.of(e.reason());
        }
        rows.accept(key, state);
    }

    private Object[] key(R row, Object[] values) {
        var key = new Object[keyPlaces.length];
        for (var at = 0; at < key.length; at++) {
            key[at] = columns.get(keyPlaces[at]).value(row);
            if (key[at] == null) {
                throw new RefusedException(QuarantineReason.MISSING_KEY, "a key column has no value");
            }
            values[keyPlaces[at]] = key[at];
        }
        return key;
    }

    private RowState state(R row, Object[] values) {
        if (hasUndeclared.test(row)) {
            throw new RefusedException(QuarantineReason.UNDECLARED_FIELD, "no column takes a field of the row");
        }
        for (var at = 0; at < values.length; at++) {
            if (values[at] == null) {
                values[at] = columns.get(at).value(row);
            }
        }
        if (rules == null) {
            return new RowState.Present(values);
        }
        var verdict = rules.evaluate(view.of(values));
        if (verdict instanceof RuleVerdict.Refused refused) {
            return RowState.Refused.of(refused.reason(), refused.rule());
        }
        return verdict instanceof RuleVerdict.Filtered ? FILTERED : new RowState.Present(values);
    }
}
