package maf.contract;

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
import java.util.Collection;
import java.util.stream.Collectors;

/** One CEL expression over a row, known to give true or false. */
record Expression(CelRuntime.Program program) {
    // 1 <= popularity may be written without 1.0.
    private static final CelOptions OPTIONS =
            CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    /** Cannot be decided for a row; the message is free of the row's content. */
    static final class UndecidedException extends Exception {
        UndecidedException(String message) {
            super(message);
        }
    }

    static CelCompiler compiler(Collection<Column> columns) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        // Every column may be NULL, so x == null must type-check.
        columns.forEach(column -> builder.addVar(column.name(), NullableType.create(type(column.type()))));
        return builder.build();
    }

    /** CEL has no decimals and no dates: DECIMAL is judged as a double, DATE as its midnight in UTC. */
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
     * @throws IllegalArgumentException naming what does not parse or type-check, and where in the text
     */
    static Expression compile(CelCompiler compiler, String text) {
        try {
            var checked = compiler.compile(text).getAst();
            var result = checked.getResultType();
            if (!result.equals(SimpleType.BOOL) && !result.equals(NullableType.create(SimpleType.BOOL))) {
                throw new IllegalArgumentException("gives " + result.name() + ", not true or false");
            }
            return new Expression(RUNTIME.createProgram(checked));
        } catch (CelValidationException e) {
            throw new IllegalArgumentException(
                    e.getErrors().stream().map(Expression::text).collect(Collectors.joining("; ")), e);
        } catch (CelEvaluationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String text(CelIssue issue) {
        var place = issue.getSourceLocation();
        return issue.getMessage() + " (character " + (place.getColumn() + 1) + " of line " + place.getLine() + ")";
    }

    /**
     * Whether the row meets the expression.
     *
     * @param values gives a column's CEL value; none when it is unknown
     */
    boolean holds(CelVariableResolver values) throws UndecidedException {
        try {
            if (program.eval(values) instanceof Boolean answer) {
                return answer;
            }
        } catch (CelEvaluationException e) { // its message may quote a value: keep only the kind
            throw new UndecidedException("cannot be decided: " + e.getErrorCode());
        }
        throw new UndecidedException("cannot be decided: a column it needs is NULL or unchanged");
    }
}
