package maf.verifier.source.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class KeyParametersTest {
    @Test
    void aKeyGoesBackIntoTheTypeOfItsColumn() {
        assertThat(KeyParameters.mysql(column("bigint"), "9007199254740993"))
                .isEqualTo(new BigDecimal("9007199254740993"));
        assertThat(KeyParameters.mysql(column("bigint"), "seven")).isNull();
        assertThat(KeyParameters.mysql(column("varchar"), 7L)).isEqualTo("7");
        assertThat(KeyParameters.mysql(column("binary"), "AP8=")).isEqualTo(new byte[] {0, -1});
        assertThat(KeyParameters.mysql(column("binary"), "no base64!")).isNull();
        assertThat(KeyParameters.mysql(column("datetime"), "2026-11-22T10:00:00.5Z"))
                .isEqualTo("2026-11-22 10:00:00.500000000");
        assertThat(KeyParameters.mysql(column("time"), "10:11:12Z")).isEqualTo("10:11:12");
        assertThat(KeyParameters.postgres(column("date"), LocalDate.of(-43, 3, 15)))
                .isEqualTo("0044-03-15 BC");
        assertThat(KeyParameters.postgres(column("timestamptz"), Instant.parse("+294276-12-31T00:00:00Z")))
                .isEqualTo("294276-12-31 00:00:00.000000000");
        assertThat(KeyParameters.postgres(column("bytea"), new byte[] {0, -1})).isEqualTo("\\x00ff");
        assertThat(KeyParameters.postgres(column("bit"), new byte[] {(byte) 0xab, 0x0a}))
                .isEqualTo("101010101011");
        assertThat(KeyParameters.postgres(column("uuid"), "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"))
                .isEqualTo("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11");
    }

    private static SqlColumn column(String type) {
        return new SqlColumn("k", type, false, 0, type);
    }
}
