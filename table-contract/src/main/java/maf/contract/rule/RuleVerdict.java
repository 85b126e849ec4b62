package maf.contract.rule;

/** What the rules and the filter of a contract say about one row. */
public sealed interface RuleVerdict {
    /** The row belongs into the table. */
    record Accepted() implements RuleVerdict {}

    /** The filter leaves the row out. */
    record Filtered() implements RuleVerdict {}

    /**
     * A rule is not met, or it or the filter cannot be decided.
     *
     * @param rule the rule's name, {@code filter} for the filter
     * @param undecided true when evaluation failed, for example at NULL where a number is compared
     * @param detail for people; never the row's content
     */
    record Refused(String rule, boolean undecided, String detail) implements RuleVerdict {}
}
