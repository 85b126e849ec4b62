package maf.contract.typing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import maf.contract.wire.QuarantineReason;
import org.junit.jupiter.api.Test;

/** Values as database drivers give them, in columns of every type. */
class DriverValuesTest {
    @Test
    void numbersKeepEveryDigitOrAreRefused() {
        assertThat(typed(ColumnConversion.BIGINT, "1E+3")).isEqualTo(1000L);
        assertThat(typed(ColumnConversion.BIGINT, 7.0)).isEqualTo(7L);
        assertThat(typed(ColumnConversion.BIGINT, true)).isEqualTo(1L);
        assertThat(typed(ColumnConversion.BIGINT, -0.0)).isEqualTo(0L);
        assertThat(typed(ColumnConversion.DOUBLE, new BigDecimal("0.1"))).isEqualTo(0.1);
        assertThat(typed(ColumnConversion.DOUBLE, 9007199254740992L)).isEqualTo(9007199254740992.0);
        assertThat(typed(ColumnConversion.DECIMAL, 0.1)).isEqualTo(new BigDecimal("0.1"));
        refuses(ColumnConversion.BIGINT, 2.5, QuarantineReason.NOT_EXACT);
        refuses(ColumnConversion.INTEGER, 2147483648L, QuarantineReason.NOT_EXACT);
        refuses(ColumnConversion.DOUBLE, 9007199254740993L, QuarantineReason.NOT_EXACT);
        refuses(ColumnConversion.DOUBLE, "0.1234567890123456789", QuarantineReason.NOT_EXACT);
        refuses(ColumnConversion.DECIMAL, Double.NaN, QuarantineReason.NOT_FINITE);
        refuses(ColumnConversion.DOUBLE, "NEGATIVE_INFINITY", QuarantineReason.NOT_FINITE);
        refuses(ColumnConversion.BIGINT, "seven", QuarantineReason.TYPE_MISMATCH);
        refuses(ColumnConversion.BIGINT, LocalDate.EPOCH, QuarantineReason.TYPE_MISMATCH);
        refuses(ColumnConversion.BIGINT, new JsonText("7"), QuarantineReason.TYPE_MISMATCH);
    }

    @Test
    void zeroKeepsItsSignInDoubleAlone() {
        assertThat(typed(ColumnConversion.DOUBLE, -0.0)).isEqualTo(-0.0);
        assertThat(typed(ColumnConversion.DOUBLE, "-0.00")).isEqualTo(-0.0);
        assertThat(typed(ColumnConversion.VARCHAR, -0.0)).isEqualTo("-0.0");
    }

    @Test
    void truthIsOneOrZero() {
        assertThat(typed(ColumnConversion.BOOLEAN, 1L)).isEqualTo(true);
        assertThat(typed(ColumnConversion.BOOLEAN, 0.0)).isEqualTo(false);
        assertThat(typed(ColumnConversion.BOOLEAN, "true")).isEqualTo(true);
        refuses(ColumnConversion.BOOLEAN, 2L, QuarantineReason.TYPE_MISMATCH);
        refuses(ColumnConversion.BOOLEAN, "yes", QuarantineReason.TYPE_MISMATCH);
    }

    @Test
    void textsTakeAllButBytesAndInfiniteTimes() {
        assertThat(typed(ColumnConversion.VARCHAR, new BigDecimal("1E+22"))).isEqualTo("10000000000000000000000");
        assertThat(typed(ColumnConversion.VARCHAR, new BigDecimal("9E+6144"))).isEqualTo("9E+6144");
        assertThat(typed(ColumnConversion.VARCHAR, Double.NaN)).isEqualTo("NaN");
        assertThat(typed(ColumnConversion.VARCHAR, new JsonText("[]"))).isEqualTo("[]");
        assertThat(typed(ColumnConversion.VARCHAR, "")).isNull();
        refuses(ColumnConversion.VARCHAR, "half \ud83c", QuarantineReason.TYPE_MISMATCH);
        refuses(ColumnConversion.VARCHAR, new byte[] {1}, QuarantineReason.TYPE_MISMATCH);
        refuses(ColumnConversion.VARCHAR, InfiniteTime.INSTANCE, QuarantineReason.NOT_FINITE);
    }

    @Test
    void daysAndMomentsAreInUtc() {
        var midnight = Instant.parse("2026-11-22T00:00:00Z");
        assertThat(typed(ColumnConversion.DATE, midnight)).isEqualTo(LocalDate.parse("2026-11-22"));
        assertThat(typed(ColumnConversion.DATE, "2026-11-22Z")).isEqualTo(LocalDate.parse("2026-11-22"));
        assertThat(typed(ColumnConversion.TIMESTAMP, LocalDate.parse("2026-11-22")))
                .isEqualTo(midnight);
        assertThat(typed(ColumnConversion.TIMESTAMP, "2026-11-22 02:00:00+02:00"))
                .isEqualTo(midnight);
        assertThat(typed(ColumnConversion.TIMESTAMP, "2026-11-22T00:00:00")).isEqualTo(midnight);
        refuses(ColumnConversion.DATE, midnight.plusNanos(1000), QuarantineReason.NOT_EXACT);
        refuses(ColumnConversion.DATE, "2026-02-30", QuarantineReason.TYPE_MISMATCH);
        refuses(ColumnConversion.TIMESTAMP, "10:11:12Z", QuarantineReason.TYPE_MISMATCH);
        refuses(ColumnConversion.TIMESTAMP, 7L, QuarantineReason.TYPE_MISMATCH);
        refuses(ColumnConversion.DATE, InfiniteTime.INSTANCE, QuarantineReason.NOT_FINITE);
        refuses(ColumnConversion.TIMESTAMP, "-infinity", QuarantineReason.NOT_FINITE);
        refuses(ColumnConversion.DATE, LocalDate.of(400_000_000, 1, 1), QuarantineReason.NOT_EXACT);
    }

    @Test
    void bytesMayBeBase64() {
        assertThat(typed(ColumnConversion.VARBINARY, "AP8=")).isEqualTo(new byte[] {0, -1});
        assertThat(typed(ColumnConversion.VARBINARY, new byte[0])).isNull();
        var id = new ObjectId("65a1b2c3d4e5f60718293a4b");
        assertThat(typed(ColumnConversion.VARBINARY, id))
                .isEqualTo(HexFormat.of().parseHex(id.hex()));
        assertThat(typed(ColumnConversion.VARCHAR, id)).isEqualTo(id.hex());
        refuses(ColumnConversion.VARBINARY, "no base64!", QuarantineReason.TYPE_MISMATCH);
        refuses(ColumnConversion.VARBINARY, 7L, QuarantineReason.TYPE_MISMATCH);
    }

    private static Object typed(ColumnConversion typing, Object plain) {
        return typing.fit(typing.read(plain));
    }

    private static void refuses(ColumnConversion typing, Object plain, QuarantineReason reason) {
        assertThatThrownBy(() -> typed(typing, plain))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
