package maf.contract.typing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import maf.contract.model.CleansingFunction;
import maf.contract.model.Column;
import maf.contract.model.ColumnType;
import maf.contract.model.ColumnTypes;
import maf.contract.wire.QuarantineReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type and each cleansing function takes a hostile value in a moment, or refuses it. */
class HostileValuesTest {
    /** Far more than any of them needs on a busy machine, far less than quadratic time. */
    private static final Duration MOMENT = Duration.ofSeconds(30);

    private static final int MOST_GROWTH = 8;

    private static Stream<ColumnType> types() {
        return ColumnTypes.KNOWN.stream()
                .map(type -> ColumnType.of(
                        type.replace("(p,s)", "(38,4)").replace("(n)", "(" + Integer.MAX_VALUE / 4 + ")")));
    }

    /** Each type as it is, and with each function that suits it. */
    static List<Column> columns() {
        var columns = new ArrayList<Column>();
        types().forEach(type -> {
            columns.add(new Column("v", type, List.of(), false, null));
            CleansingFunction.known().stream()
                    .map(function -> CleansingFunction.of(function.replace("(n)", "(2)")))
                    .filter(function -> function.suits(type))
                    .forEach(function -> columns.add(new Column("v", type, List.of(function), false, null)));
        });
        return columns;
    }

    @ParameterizedTest
    @MethodSource("columns")
    void takesAHostileValueInAMomentOrRefusesIt(Column column) {
        HostileTexts.all()
                .forEach((what, text) ->
                        assertTimeoutPreemptively(MOMENT, () -> assertBounded(column, text), column + ": " + what));
    }

    private static void assertBounded(Column column, String text) throws IOException {
        assertTaken(column, text);
        if (text.length() < 20 && text.contains("E")) {
            assertTaken(column, new BigDecimal(text));
        }
    }

    private static void assertTaken(Column column, Object source) throws IOException {
        try {
            var value = ColumnConversion.to(column.type()).value(source, column);
            if (value != null) {
                assertThat(written(column.type(), value)).isLessThan(MOST_GROWTH * (HostileTexts.SIZE + 100L));
            }
        } catch (RefusedException e) {
            assertThat(e.reason()).isNotEqualTo(QuarantineReason.INTERNAL_ERROR);
        }
    }

    private static long written(ColumnType type, Object value) throws IOException {
        var counting = new OutputStream() {
            private long bytes;

            @Override
            public void write(int one) {
                bytes++;
            }

            @Override
            public void write(byte[] from, int at, int length) {
                bytes += length;
            }
        };
        try (var json = new JsonFactory().createGenerator(counting)) {
            type.write(json, value);
        }
        return counting.bytes;
    }

    @Test
    void composesTheMarksOfPeopleAndRefusesThoseOfNobody() {
        // Given
        var composed = new Column("v", ColumnType.of("VARCHAR"), List.of(CleansingFunction.of("nfc")), false, null);
        var conversion = ColumnConversion.to(composed.type());

        // Then
        assertThat(conversion.value("e\u0301" + "\u0316".repeat(1000), composed))
                .isEqualTo("é" + "\u0316".repeat(1000));
        assertThat(catchThrowableOfType(
                                RefusedException.class, () -> conversion.value("a" + "\u0316".repeat(10_000), composed))
                        .reason())
                .isEqualTo(QuarantineReason.TOO_COSTLY);
    }

    @Test
    void roundsATinyNumberToZero() {
        var rounded =
                new Column("v", ColumnType.of("DECIMAL(10,2)"), List.of(CleansingFunction.of("round(2)")), false, null);
        var conversion = ColumnConversion.to(rounded.type());

        assertThat(conversion.value("1E-400000000", rounded)).isEqualTo(new BigDecimal("0.00"));
        assertThat(conversion.value("0E-999999999", rounded)).isEqualTo(new BigDecimal("0"));
        assertThat(conversion.value("0.005", rounded)).isEqualTo(new BigDecimal("0.01"));
        assertThat(conversion.value("0.0049", rounded)).isEqualTo(new BigDecimal("0.00"));
        assertThat(conversion.value("0.0005", rounded)).isEqualTo(new BigDecimal("0.00"));
    }
}
