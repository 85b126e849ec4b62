package maf.contract.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelVariableResolver;
import dev.cel.validator.CelValidatorFactory;
import dev.cel.validator.validators.DurationLiteralValidator;
import dev.cel.validator.validators.RegexLiteralValidator;
import dev.cel.validator.validators.TimestampLiteralValidator;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import maf.contract.model.Column;
import maf.contract.model.ColumnType;
import maf.contract.model.TooCostlyException;
import maf.contract.wire.QuarantineReason;

/** One CEL expression over a row; its result is true or false. */
record Expression(CelRuntime.Program program) {
    // 1 <= popularity may be written without 1.0.
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(10_000) // of lists in the expression: rows have none
            .build();
    private static final CelRuntime RUNTIME = runtime();
    private static final Set<CelType> TRUTHS =
            Set.of(SimpleType.BOOL, SimpleType.DYN, NullableType.create(SimpleType.BOOL));

    /** An expression cannot be decided for a row; the message contains nothing of the row. */
    static final class UndecidedException extends Exception {
        private final QuarantineReason reason;

        UndecidedException(QuarantineReason reason, String message) {
            super(message);
            this.reason = reason;
        }

        QuarantineReason reason() {
            return reason;
        }
    }

    static CelCompiler compiler(Collection<Column> columns) {
        return compiler(columns, Set.of());
    }

    /**
     * Not CEL's planner runtime: on Java 17 its container checks walk a list of interfaces for every value, which takes 1.6
     * times as long. Results are not searched for protobuf's wrappers, which rows do not have: that saves a tenth of the
     * whole contract step. The option is deprecated because the planner always searches.
     */
    @SuppressWarnings("deprecation")
    private static CelRuntime runtime() {
        var options = OPTIONS.toBuilder()
                .unwrapWellKnownTypesOnFunctionDispatch(false)
                .build();
        return TextFunctions.on(CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(options))
                .build();
    }

    /**
     * A compiler that knows the columns.
     *
     * @param untyped names of columns whose type could not be read: any use of them is accepted
     */
    static CelCompiler compiler(Collection<Column> columns, Set<String> untyped) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        // Every column may be NULL, so x == null must type-check.
        columns.forEach(column -> builder.addVar(column.name(), NullableType.create(type(column.type()))));
        untyped.forEach(name -> builder.addVar(name, SimpleType.DYN));
        return builder.build();
    }

    /** CEL has neither decimals nor dates: DECIMAL is evaluated as a double, DATE as its midnight in UTC. */
    private static CelType type(ColumnType type) {
        return switch (type.javaType().getSimpleName()) {
            case "Boolean" -> SimpleType.BOOL;
            case "Integer", "Long" -> SimpleType.INT;
            case "Double", "BigDecimal" -> SimpleType.DOUBLE;
            case "String" -> SimpleType.STRING;
            case "LocalDate", "Instant" -> SimpleType.TIMESTAMP;
            case "byte[]" -> SimpleType.BYTES;
            default -> throw new IllegalArgumentException(type.sql() + " has no form in rules");
        };
    }

    /**
     * Checks an expression against the columns of {@code compiler}.
     *
     * @throws InvalidExpressionException with everything that does not parse or type-check, and its position in the text
     */
    static CelAbstractSyntaxTree check(CelCompiler compiler, String text) {
        try {
            var checked = compiler.compile(text).getAst();
            var result = checked.getResultType();
            if (!TRUTHS.contains(result)) {
                throw new InvalidExpressionException(
                        List.of(CelIssue.formatError(1, 0, "gives " + result.name() + ", not true or false")));
            }
            var literals = CelValidatorFactory.standardCelValidatorBuilder(compiler, RUNTIME)
                    .addAstValidators(
                            RegexLiteralValidator.INSTANCE,
                            TimestampLiteralValidator.INSTANCE,
                            DurationLiteralValidator.INSTANCE)
                    .build()
                    .validate(checked);
            if (literals.hasError()) { // otherwise every row would be undecided
                throw new InvalidExpressionException(literals.getErrors());
            }
            var patterns = TextFunctions.refusedPatterns(checked);
            if (!patterns.isEmpty()) {
                throw new InvalidExpressionException(patterns);
            }
            return checked;
        } catch (CelValidationException e) {
            throw new InvalidExpressionException(e.getErrors());
        }
    }

    /** Like {@link #check}, ready to evaluate rows. */
    static Expression compile(CelCompiler compiler, String text) {
        try {
            return new Expression(RUNTIME.createProgram(check(compiler, text)));
        } catch (CelEvaluationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /**
     * Whether the row meets the expression.
     *
     * @param values gives a column's CEL value; none if it is unknown
     */
    boolean holds(CelVariableResolver values) throws UndecidedException {
        try {
            if (program.eval(values) instanceof Boolean answer) {
                return answer;
            }
        } catch (CelEvaluationException e) { // its message may quote a value: keep only the kind
            if (e.getCause() instanceof TooCostlyException costly) {
                throw new UndecidedException(QuarantineReason.TOO_COSTLY, costly.getMessage());
            }
            throw new UndecidedException(QuarantineReason.RULE_UNDECIDED, "cannot be decided: " + e.getErrorCode());
        }
        throw new UndecidedException(
                QuarantineReason.RULE_UNDECIDED, "cannot be decided: a column it needs is NULL or unchanged");
    }
}
