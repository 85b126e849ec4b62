package maf.contract.rule;

import maf.contract.wire.QuarantineReason;

/** What the rules and the filter of a contract say about one row. */
public sealed interface RuleVerdict {
    /** The row belongs in the table. */
    record Accepted() implements RuleVerdict {}

    /** The filter excludes the row. */
    record Filtered() implements RuleVerdict {}

    /**
     * A rule is not met, or it or the filter cannot be decided.
     *
     * @param rule the rule's name, {@code filter} for the filter
     * @param reason {@code rule-refused}, {@code rule-undecided} (for example, a NULL was compared with a number), or
     *     {@code too-costly}
     * @param detail for people; never the row's content
     */
    record Refused(String rule, QuarantineReason reason, String detail) implements RuleVerdict {}
}
