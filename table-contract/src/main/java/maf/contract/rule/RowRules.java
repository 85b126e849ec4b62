package maf.contract.rule;

import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelVariableResolver;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import maf.contract.model.TableContract;
import maf.contract.wire.QuarantineReason;

/**
 * The rules and the filter of a contract, compiled. Only users of this class need CEL on their class path.
 */
public final class RowRules {
    private final Map<String, Expression> rules;
    private final Optional<Expression> filter;

    private RowRules(Map<String, Expression> rules, Optional<Expression> filter) {
        this.rules = rules;
        this.filter = filter;
    }

    /**
     * Compiles the rules of one contract.
     *
     * @throws IllegalArgumentException naming the first rule that does not type-check against the columns
     */
    public static RowRules compile(TableContract contract) {
        var compiler = Expression.compiler(contract.columns().values());
        var rules = new LinkedHashMap<String, Expression>();
        contract.rules().forEach((name, text) -> rules.put(name, compile(compiler, name, text)));
        return new RowRules(rules, contract.filter().map(text -> compile(compiler, TableContract.FILTER, text)));
    }

    private static Expression compile(CelCompiler compiler, String name, String text) {
        try {
            return Expression.compile(compiler, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + name + "' " + e.getMessage(), e);
        }
    }

    /**
     * Evaluates one row: the first rule that refuses it decides, then the filter.
     *
     * @param row column name to value of the column's Java type, null for NULL; absent columns are unknown
     */
    public RuleVerdict evaluate(Map<String, Object> row) {
        if (rules.isEmpty() && filter.isEmpty()) {
            return new RuleVerdict.Accepted();
        }
        // A resolver gives only the columns that an expression uses; CEL would copy a map of the row for each
        // expression.
        CelVariableResolver values = column -> {
            var value = row.get(column);
            return value == null && !row.containsKey(column) ? Optional.empty() : Optional.of(cel(value));
        };
        var current = TableContract.FILTER;
        try {
            for (var rule : rules.entrySet()) {
                current = rule.getKey();
                if (!rule.getValue().holds(values)) {
                    return new RuleVerdict.Refused(
                            current, QuarantineReason.RULE_REFUSED, "the row does not meet the rule");
                }
            }
            current = TableContract.FILTER;
            return filter.isEmpty() || filter.get().holds(values)
                    ? new RuleVerdict.Accepted()
                    : new RuleVerdict.Filtered();
        } catch (Expression.UndecidedException e) {
            return new RuleVerdict.Refused(current, e.reason(), e.getMessage());
        }
    }

    private static Object cel(Object value) {
        if (value == null) {
            return NullValue.NULL_VALUE;
        }
        if (value instanceof Integer number) {
            return number.longValue();
        }
        if (value instanceof BigDecimal number) {
            return number.doubleValue();
        }
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return value instanceof byte[] bytes ? CelByteString.of(bytes) : value;
    }
}
