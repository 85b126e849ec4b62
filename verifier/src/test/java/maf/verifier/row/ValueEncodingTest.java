package maf.verifier.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueEncodingTest {
    @Test
    void valuesThatTheStoreCannotDistinguishAreEqual() {
        assertThat(bytes("")).isEqualTo(bytes(null));
        assertThat(bytes(new byte[0])).isEqualTo(bytes(null));
        assertThat(bytes(new BigDecimal("1.500"))).isEqualTo(bytes(new BigDecimal("1.5")));
        assertThat(bytes(new BigDecimal("1E+3"))).isEqualTo(bytes(new BigDecimal("1000")));
        assertThat(bytes(new BigDecimal("0.00"))).isEqualTo(bytes(BigDecimal.ZERO));
    }

    @Test
    void allOthersDiffer() {
        // Given
        var values = List.<Object>of(
                true,
                false,
                0,
                1,
                0L,
                1L,
                Long.MIN_VALUE,
                0.0,
                -0.0,
                0.1,
                Math.nextUp(0.1),
                BigDecimal.ZERO,
                new BigDecimal("0.1"),
                new BigDecimal("-0.1"),
                new BigDecimal("12345678901234567890123456789012345678"),
                new BigDecimal("12345678901234567890123456789012345679"),
                "0",
                " ",
                "a",
                "A",
                "a ",
                "é",
                Normalizer.normalize("é", Normalizer.Form.NFD),
                "\u0000",
                "😀",
                "\ud83d",
                "\ude00",
                LocalDate.EPOCH,
                LocalDate.of(-43, 3, 15),
                LocalDate.of(1582, 10, 10),
                Instant.EPOCH,
                Instant.EPOCH.plusNanos(1),
                Instant.EPOCH.minusNanos(1),
                Instant.parse("0001-01-01T00:00:00.123456Z"),
                new byte[] {0},
                new byte[] {0, 0},
                new byte[] {1});

        // When
        var seen = new HashMap<RowKey, Object>();
        for (var value : values) {
            // Then
            assertThat(seen.put(new RowKey(bytes(value)), value))
                    .as("the same bytes as " + value)
                    .isNull();
        }
        assertThat(seen).doesNotContainKey(new RowKey(bytes(null)));
    }

    @Test
    void adjacentValuesStaySeparate() {
        var contract = TestContracts.of("t", "a VARCHAR", "b VARCHAR");
        var encoding = new RowEncoding(contract);

        assertThat(encoding.digest(new Object[] {"ab", "c"})).isNotEqualTo(encoding.digest(new Object[] {"a", "bc"}));
        assertThat(encoding.digest(new Object[] {null, "a"})).isNotEqualTo(encoding.digest(new Object[] {"a", null}));
    }

    @Test
    void encodedValuesAreReadBack() {
        for (var value : List.<Object>of(
                true, 7, 7L, -0.0, "aé😀\u0000", LocalDate.of(-43, 3, 15), Instant.parse("1500-01-01T00:00:00.5Z"))) {
            assertThat(ValueEncoding.read(ByteBuffer.wrap(bytes(value)))).isEqualTo(value);
        }
        assertThat((byte[]) ValueEncoding.read(ByteBuffer.wrap(bytes(new byte[] {1, 2}))))
                .containsExactly(1, 2);
        assertThat((BigDecimal) ValueEncoding.read(ByteBuffer.wrap(bytes(new BigDecimal("-12.340")))))
                .isEqualByComparingTo("-12.34");
        assertThat(ValueEncoding.read(ByteBuffer.wrap(bytes(null)))).isNull();
    }

    @Test
    void longRowsKeepTheirLastColumn() {
        var encoding = new RowEncoding(TestContracts.of("t", "a VARCHAR", "b BOOLEAN"));

        for (var length = 1; length < 2_000; length++) {
            assertThat(encoding.digest(new Object[] {"a".repeat(length), true}))
                    .isNotEqualTo(encoding.digest(new Object[] {"a".repeat(length), false}));
        }
    }

    private static byte[] bytes(Object value) {
        var to = new ByteWriter();
        ValueEncoding.write(to, value);
        return to.copy();
    }
}
