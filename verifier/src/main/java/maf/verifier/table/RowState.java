package maf.verifier.table;

import maf.contract.wire.QuarantineReason;

/** What the store should hold of a row, according to one source. */
public sealed interface RowState {
    /**
     * The row, typed and cleansed as its contract says.
     *
     * @param values in the contract's order of columns, key columns among them; each of its column's Java type, null for NULL
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by digest, never by equals
    record Present(Object[] values) implements RowState {}

    /** The contract's filter excludes the row: the store should not have it. */
    record Filtered() implements RowState {}

    /**
     * The contract refuses the row's present state: the store keeps an earlier one, or has none.
     *
     * @param reason as in the header {@code maf.reason} of the quarantine topic
     * @param rule the rule's name, empty if it was not a rule
     */
    record Refused(String reason, String rule) implements RowState {
        public static Refused of(QuarantineReason reason, String rule) {
            return new Refused(reason.code(), rule);
        }

        /** Refused, but by none of the contract's rules. */
        public static Refused of(QuarantineReason reason) {
            return of(reason, "");
        }
    }
}
