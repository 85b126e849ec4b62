package maf.verifier.typing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextNormalFormTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00.500000Z, 2026-11-22T10:00:00.5Z",
        "2026-11-22T10:00:00.000Z, 2026-11-22T10:00:00Z",
        "2026-11-22T10:00:00.050Z, 2026-11-22T10:00:00.05Z",
        "2026-11-22T10:00:00.123456Z, 2026-11-22T10:00:00.123456Z",
        "2026-11-22T10:00:00Z, 2026-11-22T10:00:00Z",
        "2026-11-22T10:00:10Z, 2026-11-22T10:00:10Z",
        "1.500Z, 1.500Z"
    })
    void zerosAtTheEndOfAMomentDoNotMatter(String text, String form) {
        assertThat(TextNormalForm.MOMENT.of(text)).isEqualTo(form);
    }
}
