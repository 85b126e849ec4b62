package maf.verifier.typing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

class ColumnTypingTest {
    @Test
    void numbersKeepEveryDigitOrAreRefused() {
        assertThat(typed(ColumnTyping.BIGINT, "1E+3")).isEqualTo(1000L);
        assertThat(typed(ColumnTyping.BIGINT, 7.0)).isEqualTo(7L);
        assertThat(typed(ColumnTyping.BIGINT, true)).isEqualTo(1L);
        assertThat(typed(ColumnTyping.BIGINT, -0.0)).isEqualTo(0L);
        assertThat(typed(ColumnTyping.DOUBLE, new BigDecimal("0.1"))).isEqualTo(0.1);
        assertThat(typed(ColumnTyping.DOUBLE, 9007199254740992L)).isEqualTo(9007199254740992.0);
        assertThat(typed(ColumnTyping.DECIMAL, 0.1)).isEqualTo(new BigDecimal("0.1"));
        refuses(ColumnTyping.BIGINT, 2.5, Refusal.NOT_EXACT);
        refuses(ColumnTyping.INTEGER, 2147483648L, Refusal.NOT_EXACT);
        refuses(ColumnTyping.DOUBLE, 9007199254740993L, Refusal.NOT_EXACT);
        refuses(ColumnTyping.DOUBLE, "0.1234567890123456789", Refusal.NOT_EXACT);
        refuses(ColumnTyping.DECIMAL, Double.NaN, Refusal.NOT_FINITE);
        refuses(ColumnTyping.DOUBLE, "NEGATIVE_INFINITY", Refusal.NOT_FINITE);
        refuses(ColumnTyping.BIGINT, "seven", Refusal.TYPE_MISMATCH);
        refuses(ColumnTyping.BIGINT, LocalDate.EPOCH, Refusal.TYPE_MISMATCH);
        refuses(ColumnTyping.BIGINT, new JsonText("7"), Refusal.TYPE_MISMATCH);
    }

    @Test
    void zeroKeepsItsSignInDoubleAlone() {
        assertThat(typed(ColumnTyping.DOUBLE, -0.0)).isEqualTo(-0.0);
        assertThat(typed(ColumnTyping.DOUBLE, "-0.00")).isEqualTo(-0.0);
        assertThat(typed(ColumnTyping.VARCHAR, -0.0)).isEqualTo("-0.0");
    }

    @Test
    void truthIsOneOrZero() {
        assertThat(typed(ColumnTyping.BOOLEAN, 1L)).isEqualTo(true);
        assertThat(typed(ColumnTyping.BOOLEAN, 0.0)).isEqualTo(false);
        assertThat(typed(ColumnTyping.BOOLEAN, "true")).isEqualTo(true);
        refuses(ColumnTyping.BOOLEAN, 2L, Refusal.TYPE_MISMATCH);
        refuses(ColumnTyping.BOOLEAN, "yes", Refusal.TYPE_MISMATCH);
    }

    @Test
    void textsTakeAllButBytesAndInfiniteTimes() {
        assertThat(typed(ColumnTyping.VARCHAR, new BigDecimal("1E+22"))).isEqualTo("10000000000000000000000");
        assertThat(typed(ColumnTyping.VARCHAR, new BigDecimal("9E+6144"))).isEqualTo("9E+6144");
        assertThat(typed(ColumnTyping.VARCHAR, Double.NaN)).isEqualTo("NaN");
        assertThat(typed(ColumnTyping.VARCHAR, new JsonText("[]"))).isEqualTo("[]");
        assertThat(typed(ColumnTyping.VARCHAR, "")).isNull();
        refuses(ColumnTyping.VARCHAR, "half \ud83c", Refusal.TYPE_MISMATCH);
        refuses(ColumnTyping.VARCHAR, new byte[] {1}, Refusal.TYPE_MISMATCH);
        refuses(ColumnTyping.VARCHAR, InfiniteTime.INSTANCE, Refusal.NOT_FINITE);
    }

    @Test
    void daysAndMomentsAreInUtc() {
        var midnight = Instant.parse("2026-11-22T00:00:00Z");
        assertThat(typed(ColumnTyping.DATE, midnight)).isEqualTo(LocalDate.parse("2026-11-22"));
        assertThat(typed(ColumnTyping.DATE, "2026-11-22Z")).isEqualTo(LocalDate.parse("2026-11-22"));
        assertThat(typed(ColumnTyping.TIMESTAMP, LocalDate.parse("2026-11-22"))).isEqualTo(midnight);
        assertThat(typed(ColumnTyping.TIMESTAMP, "2026-11-22 02:00:00+02:00")).isEqualTo(midnight);
        assertThat(typed(ColumnTyping.TIMESTAMP, "2026-11-22T00:00:00")).isEqualTo(midnight);
        refuses(ColumnTyping.DATE, midnight.plusNanos(1000), Refusal.NOT_EXACT);
        refuses(ColumnTyping.DATE, "2026-02-30", Refusal.TYPE_MISMATCH);
        refuses(ColumnTyping.TIMESTAMP, "10:11:12Z", Refusal.TYPE_MISMATCH);
        refuses(ColumnTyping.TIMESTAMP, 7L, Refusal.TYPE_MISMATCH);
        refuses(ColumnTyping.DATE, InfiniteTime.INSTANCE, Refusal.NOT_FINITE);
        refuses(ColumnTyping.TIMESTAMP, "-infinity", Refusal.NOT_FINITE);
        refuses(ColumnTyping.DATE, LocalDate.of(400_000_000, 1, 1), Refusal.NOT_EXACT);
    }

    @Test
    void bytesMayBeBase64() {
        assertThat(typed(ColumnTyping.VARBINARY, "AP8=")).isEqualTo(new byte[] {0, -1});
        assertThat(typed(ColumnTyping.VARBINARY, new byte[0])).isNull();
        var id = new ObjectId();
        assertThat(typed(ColumnTyping.VARBINARY, id)).isEqualTo(id.toByteArray());
        assertThat(typed(ColumnTyping.VARCHAR, id)).isEqualTo(id.toHexString());
        refuses(ColumnTyping.VARBINARY, "no base64!", Refusal.TYPE_MISMATCH);
        refuses(ColumnTyping.VARBINARY, 7L, Refusal.TYPE_MISMATCH);
    }

    private static Object typed(ColumnTyping typing, Object plain) {
        return typing.typed(typing.readable(plain));
    }

    private static void refuses(ColumnTyping typing, Object plain, Refusal reason) {
        assertThatThrownBy(() -> typed(typing, plain)).isSameAs(reason.exception());
    }
}
