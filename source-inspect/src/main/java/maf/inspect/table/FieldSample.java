package maf.inspect.table;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.types.Decimal128;

/** What a sample of documents has in one field. */
public final class FieldSample {
    private static final int MOST_PARTS = 8;

    private final String name;
    private final Map<BsonType, Long> types = new EnumMap<>(BsonType.class);
    private final Set<String> parts = new LinkedHashSet<>();
    private boolean hasNotFinite;
    private int wholeDigits;
    private int scale;

    FieldSample(String name) {
        this.name = name;
    }

    void add(BsonValue value) {
        types.merge(value.getBsonType(), 1L, Long::sum);
        switch (value.getBsonType()) {
            case DOUBLE -> hasNotFinite |= !Double.isFinite(value.asDouble().getValue());
            case DECIMAL128 -> {
                var decimal = value.asDecimal128().getValue();
                hasNotFinite |= !decimal.isFinite();
                if (decimal.isFinite()) {
                    count(digits(decimal));
                }
            }
            case DOCUMENT ->
                value.asDocument().keySet().stream()
                        .limit(MOST_PARTS)
                        .filter(part -> parts.size() < MOST_PARTS)
                        .forEach(parts::add);
            default -> {}
        }
    }

    private void count(BigDecimal digits) {
        scale = Math.max(scale, digits.scale());
        wholeDigits = Math.max(wholeDigits, digits.precision() - digits.scale());
    }

    private static BigDecimal digits(Decimal128 decimal) {
        try {
            return decimal.bigDecimalValue().stripTrailingZeros();
        } catch (ArithmeticException e) { // -0, which BigDecimal has not
            return BigDecimal.ZERO;
        }
    }

    public String name() {
        return name;
    }

    /** In how many documents of the sample the field has each type. */
    public Map<BsonType, Long> types() {
        return Collections.unmodifiableMap(types);
    }

    /** In how many documents of the sample the field is. */
    public long documents() {
        return types.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Names within its documents, the first few. */
    public Set<String> parts() {
        return Collections.unmodifiableSet(parts);
    }

    /** Whether it holds a NaN or an infinite number. */
    public boolean hasNotFinite() {
        return hasNotFinite;
    }

    /** The most digits that its Decimal128 have before the point. */
    public int wholeDigits() {
        return wholeDigits;
    }

    /** The most digits that its Decimal128 have after the point. */
    public int scale() {
        return scale;
    }
}
