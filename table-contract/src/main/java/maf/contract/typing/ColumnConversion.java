package maf.contract.typing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import maf.contract.model.Column;
import maf.contract.model.ColumnType;
import maf.contract.model.TooCostlyException;
import maf.contract.model.VarcharType;
import maf.contract.wire.QuarantineReason;

/**
 * Converts a source's value to the type of a column, exactly or not at all. There are two steps, with the cleansing
 * functions between them: {@link #read} makes the value a text or an exact number, {@link #fit} makes it the column's Java
 * type.
 *
 * <p>A source's value is a Boolean, Long, BigDecimal, Double, String, LocalDate, Instant, byte[], {@link ObjectId}, {@link
 * JsonNode} or {@link JsonText} (documents and arrays), or {@link InfiniteTime}.
 */
public enum ColumnConversion {
    BOOLEAN(Boolean.class, QuarantineReason.TYPE_MISMATCH) {
        @Override
        Object fit(Object read) {
            if (read instanceof Boolean) {
                return read;
            }
            if (read instanceof Long number && (number == 0 || number == 1)) {
                return number == 1;
            }
            return switch (text(read)) {
                case "1", "true" -> true;
                case "0", "false" -> false;
                default -> throw mismatch("is neither 0, 1, true nor false");
            };
        }

        private static String text(Object read) {
            if (read instanceof Double number) {
                return Numbers.isDecimal(number) ? text(BigDecimal.valueOf(number)) : number.toString();
            }
            return read instanceof BigDecimal number ? Numbers.plain(number.stripTrailingZeros()) : read.toString();
        }
    },
    INTEGER(Integer.class, QuarantineReason.NOT_EXACT) {
        @Override
        public Object read(Object source) {
            return Numbers.read(source);
        }

        @Override
        Object fit(Object read) {
            return Numbers.exactInteger((Number) read);
        }
    },
    BIGINT(Long.class, QuarantineReason.NOT_EXACT) {
        @Override
        public Object read(Object source) {
            return Numbers.read(source);
        }

        @Override
        Object fit(Object read) {
            return Numbers.exactLong((Number) read);
        }
    },
    DOUBLE(Double.class, QuarantineReason.NOT_FINITE) {
        @Override
        public Object read(Object source) {
            return Numbers.readForDouble(source);
        }

        @Override
        Object fit(Object read) {
            return Numbers.exactDouble((Number) read);
        }
    },
    DECIMAL(BigDecimal.class, QuarantineReason.NOT_EXACT) {
        @Override
        public Object read(Object source) {
            return Numbers.read(source);
        }

        @Override
        Object fit(Object read) {
            return Numbers.decimal((Number) read);
        }
    },
    VARCHAR(String.class, QuarantineReason.TOO_LONG) {
        @Override
        public Object read(Object source) {
            if (source instanceof byte[]) {
                throw mismatch("is binary, not text");
            }
            Times.refuseInfinity(source);
            return source instanceof Number number ? Numbers.plain(number) : source.toString();
        }

        /** An empty text is NULL, because Phoenix cannot distinguish them. */
        @Override
        Object fit(Object read) {
            if (!VarcharType.isWhole((String) read)) {
                throw mismatch("holds half a character (a lone surrogate)");
            }
            return read.equals("") ? null : read;
        }
    },
    DATE(LocalDate.class, QuarantineReason.NOT_EXACT) {
        @Override
        Object fit(Object read) {
            return Times.date(read);
        }
    },
    TIMESTAMP(Instant.class, QuarantineReason.NOT_EXACT) {
        @Override
        Object fit(Object read) {
            return Times.timestamp(read);
        }
    },
    VARBINARY(byte[].class, QuarantineReason.TYPE_MISMATCH) {
        /** An empty value is NULL, because Phoenix cannot distinguish them. */
        @Override
        Object fit(Object read) {
            var bytes = Binary.bytes(read);
            return bytes.length == 0 ? null : bytes;
        }
    };

    private static final Map<Class<?>, ColumnConversion> BY_JAVA_TYPE =
            Arrays.stream(values()).collect(Collectors.toMap(conversion -> conversion.javaType, Function.identity()));

    private final Class<?> javaType;
    private final QuarantineReason refusal;

    ColumnConversion(Class<?> javaType, QuarantineReason refusal) {
        this.javaType = javaType;
        this.refusal = refusal;
    }

    /** The conversion to columns of {@code type}. */
    public static ColumnConversion to(ColumnType type) {
        return BY_JAVA_TYPE.get(type.javaType());
    }

    static RefusedException mismatch(String detail) {
        return new RefusedException(QuarantineReason.TYPE_MISMATCH, detail);
    }

    /** The value as text, exact number, or as it is. */
    public Object read(Object source) {
        if (source instanceof JsonNode || source instanceof JsonText) {
            throw mismatch("is a document or an array");
        }
        return source;
    }

    /** The value in the column's Java type; null for NULL. */
    abstract Object fit(Object read);

    /**
     * The value that a column of this type gets: read, cleansed, fitted, with the column's default for NULL.
     *
     * @param source null for NULL
     * @return of the column's Java type, null for NULL
     * @throws RefusedException if the column takes no such value, or the value would take too long
     */
    public final Object value(Object source, Column column) {
        var value = source == null ? null : typed(source, column);
        if (value == null) {
            value = column.defaultValue();
        }
        if (value == null && column.required()) {
            throw new RefusedException(QuarantineReason.REQUIRED_MISSING, "is required and has no value");
        }
        return value;
    }

    private Object typed(Object source, Column column) {
        var value = read(source);
        try {
            var functions = column.cleanse();
            for (var at = 0; at < functions.size() && value != null; at++) {
                value = functions.get(at).apply(value);
            }
        } catch (TooCostlyException e) {
            throw new RefusedException(QuarantineReason.TOO_COSTLY, e.getMessage());
        }
        return value == null ? null : fit(value, column.type());
    }

    /** Like {@link #fit(Object)}, and checks the column's limits of length and digits. */
    public final Object fit(Object read, ColumnType type) {
        var value = fit(read);
        if (value != null) {
            try {
                type.check(value);
            } catch (IllegalArgumentException e) {
                throw new RefusedException(refusal, e.getMessage());
            }
        }
        return value;
    }
}
