package maf.verifier.table;

import java.util.List;
import java.util.Map;

/** Tells of which rows the pipeline refused the newest event, for a reason that the row at its source does not show. */
@FunctionalInterface
public interface RefusedEvents {
    /**
     * Looks for such rows among these.
     *
     * @param keys values of the contract's key columns in order, of their Java types
     * @return reasons as in the header {@code maf.reason}, by the index of the key
     */
    Map<Integer, String> reasons(List<Object[]> keys) throws UnavailableException;
}
