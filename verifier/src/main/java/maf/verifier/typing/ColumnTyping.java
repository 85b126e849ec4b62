package maf.verifier.typing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import maf.contract.model.ColumnType;
import maf.contract.model.VarcharType;
import org.bson.types.ObjectId;

/**
 * From a plain value to a column's Java type. A plain value is a Boolean, Long, BigDecimal, Double, String, LocalDate,
 * Instant, byte[], {@link ObjectId}, {@link JsonText} or {@link InfiniteTime}. Cleansing functions come between the two
 * steps, so {@link #readable} gives them texts and exact numbers.
 */
public enum ColumnTyping {
    BOOLEAN(Refusal.TYPE_MISMATCH) {
        @Override
        Object typed(Object read) {
            if (read instanceof Boolean) {
                return read;
            }
            var text = read instanceof BigDecimal || read instanceof Double ? stripped(read) : read;
            if (text.equals(1L) || text.equals("1") || text.equals("true")) {
                return true;
            }
            if (text.equals(0L) || text.equals("0") || text.equals("false")) {
                return false;
            }
            throw Refusal.TYPE_MISMATCH.exception();
        }

        private static Object stripped(Object number) {
            if (number instanceof Double fraction) {
                return SourceNumbers.isDecimal(fraction) ? stripped(BigDecimal.valueOf(fraction)) : number;
            }
            return SourceNumbers.text(((BigDecimal) number).stripTrailingZeros());
        }
    },
    INTEGER(Refusal.NOT_EXACT) {
        @Override
        public Object readable(Object plain) {
            return SourceNumbers.exact(plain);
        }

        @Override
        Object typed(Object read) {
            return SourceNumbers.toInt((Number) read);
        }
    },
    BIGINT(Refusal.NOT_EXACT) {
        @Override
        public Object readable(Object plain) {
            return SourceNumbers.exact(plain);
        }

        @Override
        Object typed(Object read) {
            return SourceNumbers.toLong((Number) read);
        }
    },
    DOUBLE(Refusal.NOT_FINITE) {
        @Override
        public Object readable(Object plain) {
            return SourceNumbers.forDouble(plain);
        }

        @Override
        Object typed(Object read) {
            return SourceNumbers.toDouble((Number) read);
        }
    },
    DECIMAL(Refusal.NOT_EXACT) {
        @Override
        public Object readable(Object plain) {
            return SourceNumbers.exact(plain);
        }

        @Override
        Object typed(Object read) {
            return SourceNumbers.decimal((Number) read);
        }
    },
    VARCHAR(Refusal.TOO_LONG) {
        @Override
        public Object readable(Object plain) {
            if (plain instanceof String) {
                return plain;
            }
            if (plain instanceof byte[]) {
                throw Refusal.TYPE_MISMATCH.exception();
            }
            if (plain instanceof InfiniteTime) {
                throw Refusal.NOT_FINITE.exception();
            }
            if (plain instanceof JsonText json) {
                return json.text();
            }
            if (plain instanceof Double number) {
                return SourceNumbers.text(number);
            }
            return plain instanceof BigDecimal number ? SourceNumbers.text(number) : plain.toString();
        }

        @Override
        Object typed(Object read) {
            if (!VarcharType.isWhole((String) read)) {
                throw Refusal.TYPE_MISMATCH.exception();
            }
            return read.equals("") ? null : read;
        }
    },
    DATE(Refusal.NOT_EXACT) {
        @Override
        Object typed(Object read) {
            return SourceTimes.date(read);
        }
    },
    TIMESTAMP(Refusal.NOT_EXACT) {
        @Override
        Object typed(Object read) {
            return SourceTimes.moment(read);
        }
    },
    VARBINARY(Refusal.TYPE_MISMATCH) {
        @Override
        Object typed(Object read) {
            var bytes = bytes(read);
            return bytes.length == 0 ? null : bytes;
        }

        private static byte[] bytes(Object read) {
            if (read instanceof byte[] bytes) {
                return bytes;
            }
            if (read instanceof ObjectId id) {
                return id.toByteArray();
            }
            if (read instanceof String base64) {
                try {
                    return Base64.getDecoder().decode(base64);
                } catch (IllegalArgumentException e) {
                    throw Refusal.TYPE_MISMATCH.exception();
                }
            }
            throw Refusal.TYPE_MISMATCH.exception();
        }
    };

    private final Refusal misfit;

    ColumnTyping(Refusal misfit) {
        this.misfit = misfit;
    }

    public static ColumnTyping of(ColumnType type) {
        var java = type.javaType();
        if (java == Boolean.class) {
            return BOOLEAN;
        } else if (java == Integer.class) {
            return INTEGER;
        } else if (java == Long.class) {
            return BIGINT;
        } else if (java == Double.class) {
            return DOUBLE;
        } else if (java == BigDecimal.class) {
            return DECIMAL;
        } else if (java == String.class) {
            return VARCHAR;
        } else if (java == LocalDate.class) {
            return DATE;
        }
        return java == Instant.class ? TIMESTAMP : VARBINARY;
    }

    /** As cleansing functions take it. */
    public Object readable(Object plain) {
        return plain;
    }

    /** In the column's Java type, null for NULL. */
    abstract Object typed(Object read);

    /** {@link #typed}, and within the column's own limits of length and digits. */
    public Object typed(Object read, ColumnType type) {
        var value = typed(read);
        if (value != null) {
            try {
                type.check(value);
            } catch (IllegalArgumentException e) {
                throw misfit.exception();
            }
        }
        return value;
    }
}
