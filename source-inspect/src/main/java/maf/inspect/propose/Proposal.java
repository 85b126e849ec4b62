package maf.inspect.propose;

import maf.contract.wire.CapturedTable;

/** What came of proposing a contract for a table: the contract, or why there can be none. */
sealed interface Proposal {
    /** A contract. */
    record Proposed(CapturedTable table, ProposedContract contract) implements Proposal {}

    /**
     * No contract.
     *
     * @param reason the rest of a sentence that begins with the table's name
     */
    record Refused(CapturedTable table, String reason) implements Proposal {}
}
