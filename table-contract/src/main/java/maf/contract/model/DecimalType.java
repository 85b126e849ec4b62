package maf.contract.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;

/** DECIMAL(precision, scale): at most {@code precision} digits, {@code scale} of them after the point. */
public record DecimalType(int precision, int scale) implements ColumnType {
    private static final int MOST_DIGITS = 38; // PDataType.MAX_PRECISION of Phoenix

    public DecimalType {
        if (precision < 1 || precision > MOST_DIGITS || scale < 0 || scale > precision) {
            throw new IllegalArgumentException("DECIMAL(" + precision + "," + scale + ") needs 1 to " + MOST_DIGITS
                    + " digits and a scale of 0 to that");
        }
    }

    @Override
    public String sql() {
        return "DECIMAL(" + precision + "," + scale + ")";
    }

    @Override
    public Class<?> javaType() {
        return BigDecimal.class;
    }

    @Override
    public void write(JsonGenerator json, Object value) throws IOException {
        check(value); // before writing plain digits: 1E+999999999 would fill the memory
        json.writeString(((BigDecimal) value).toPlainString());
    }

    @Override
    public Object read(JsonNode json) {
        if (json.isNumber()) {
            check(json.decimalValue());
            return json.decimalValue();
        }
        var fits = json.isTextual()
                && ColumnTypes.DECIMAL_TEXT.matcher(json.textValue()).matches();
        return ColumnTypes.expect(fits, json, this, text -> new BigDecimal(text.textValue()));
    }

    @Override
    public void check(Object value) {
        var digits = ((BigDecimal) value).stripTrailingZeros();
        if (digits.scale() > scale || (long) digits.precision() - digits.scale() > precision - scale) {
            throw new IllegalArgumentException("has more digits than " + sql() + " holds");
        }
    }
}
