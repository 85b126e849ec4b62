package maf.transformer.cleanse;

import java.util.List;
import maf.contract.model.TableContract;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;
import maf.transformer.envelope.ChangeEvent;

/** The result of applying one contract to one raw record. */
public sealed interface CleansingResult {
    TableContract contract();

    /** The same, or a refusal if a record to be written is too large for its topic. */
    default CleansingResult within(SizeLimits limits) {
        return this;
    }

    /**
     * The contract accepts it.
     *
     * @param origin null for an event that is about no row
     * @param changes in the order in which they must be written; none for an event that is about no row
     * @param drift the columns whose field is missing from the row although its source has fixed fields; without a default
     *     they are left out, so that the store keeps their values
     */
    record Accepted(
            TableContract contract, ChangeEvent.Origin origin, List<TableCleanser.Change> changes, List<String> drift)
            implements CleansingResult {
        @Override
        public CleansingResult within(SizeLimits limits) {
            for (var change : changes) {
                if (!limits.fitsCleansed(change.key().get(), change.recordValue(), origin.position())) {
                    return new Refused(
                            contract,
                            new RefusedException(
                                    QuarantineReason.TOO_LARGE, "the cleansed row is larger than its topic takes"),
                            origin.position());
                }
            }
            return this;
        }
    }

    /**
     * The contract refuses it.
     *
     * @param position as in {@link ChangeEvent.Origin}
     */
    record Refused(TableContract contract, RefusedException refusal, String position) implements CleansingResult {}
}
