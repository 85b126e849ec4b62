package maf.contract.rule;

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
     * @param undecided true if evaluation failed, for example because a NULL was compared with a number
     * @param detail for people; never the row's content
     */
    record Refused(String rule, boolean undecided, String detail) implements RuleVerdict {}
}
