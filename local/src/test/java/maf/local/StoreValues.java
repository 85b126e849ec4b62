package maf.local;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/** The value of a column in the store, typed by Phoenix, as an unmistakable text. */
final class StoreValues {
    private StoreValues() {}

    /** {@code NULL}, {@code "text"}, {@code x'00ff'}, {@code 2026-11-22}, {@code 2026-11-22T10:00:00Z}, or digits. */
    static String text(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column);
        if (value == null) {
            return "NULL";
        }
        if (value instanceof String text) {
            return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
        }
        if (value instanceof byte[] bytes) {
            return "x'" + HexFormat.of().formatHex(bytes) + "'";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Timestamp moment) {
            return Instant.ofEpochSecond(
                            Math.floorDiv(moment.getTime(), TimeUnit.SECONDS.toMillis(1)), moment.getNanos())
                    .toString();
        }
        if (value instanceof Date date) {
            return LocalDate.ofEpochDay(Math.floorDiv(date.getTime(), TimeUnit.DAYS.toMillis(1)))
                    .toString();
        }
        return value.toString();
    }
}
