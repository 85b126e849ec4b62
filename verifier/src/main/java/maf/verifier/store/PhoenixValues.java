package maf.verifier.store;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;

/**
 * Values as Phoenix's JDBC driver returns and accepts them: dates and times are milliseconds since 1970 in UTC. The text
 * and fields of java.sql.Date would convert them to another zone and, before 1582, to another calendar.
 */
public final class PhoenixValues {
    private static final long DAY_MS = TimeUnit.DAYS.toMillis(1);

    private PhoenixValues() {}

    /** The value in the Java type of its column. A DATE with a time of day becomes an Instant, which equals no DATE. */
    public static Object read(ResultSet row, int column) throws SQLException {
        var value = row.getObject(column);
        if (value instanceof Timestamp moment) {
            return instant(moment);
        }
        if (value instanceof Date date) {
            return Math.floorMod(date.getTime(), DAY_MS) == 0
                    ? LocalDate.ofEpochDay(Math.floorDiv(date.getTime(), DAY_MS))
                    : Instant.ofEpochMilli(date.getTime());
        }
        return value;
    }

    /** Takes seconds from the milliseconds, because the nanoseconds hold the whole fraction. */
    public static Instant instant(Timestamp moment) {
        var seconds = Math.floorDiv(moment.getTime(), TimeUnit.SECONDS.toMillis(1));
        return Instant.ofEpochSecond(seconds, moment.getNanos());
    }

    public static void set(PreparedStatement statement, int parameter, Object value) throws SQLException {
        if (value instanceof LocalDate date) {
            statement.setDate(parameter, new Date(Math.multiplyExact(date.toEpochDay(), DAY_MS)));
        } else if (value instanceof Instant moment) {
            statement.setTimestamp(parameter, Timestamp.from(moment));
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(parameter, bytes);
        } else if (value instanceof BigDecimal number) {
            statement.setBigDecimal(parameter, number);
        } else {
            statement.setObject(parameter, value);
        }
    }
}
