package maf.transformer;

import java.util.List;
import maf.contract.TableContract;

/** What one contract makes of one raw record. */
sealed interface Judgement {
    TableContract contract();

    /**
     * It is in order.
     *
     * @param origin null for an event about no row
     * @param changes in the order in which they must be written; none for an event about no row
     * @param drift the columns whose field is missing from the row although its source has fixed fields; they are NULL
     */
    record Accepted(
            TableContract contract, ChangeEvent.Origin origin, List<TableStep.Change> changes, List<String> drift)
            implements Judgement {}

    /** The contract refuses it. */
    record Refused(TableContract contract, RefusedException refusal) implements Judgement {}
}
