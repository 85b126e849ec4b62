package maf.contract.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {
    @Test
    void readsStepsAndEscapedDots() {
        assertThat(FieldPath.of("a").steps()).containsExactly("a");
        assertThat(FieldPath.of("a.b.c").steps()).containsExactly("a", "b", "c");
        assertThat(FieldPath.of("a\\.b.c\\\\").steps()).containsExactly("a.b", "c\\");
        assertThat(FieldPath.of("a\\.b").rest()).isEmpty();
    }

    @Test
    void namesTheFieldThatTheWholePathMayBe() {
        assertThat(FieldPath.of("a.b").fields()).containsExactly("a", "a.b");
        assertThat(FieldPath.of("a\\.b").fields()).containsExactly("a.b");
        assertThat(FieldPath.of("a\\.b").dotted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a\\", "a\\b", "\\"})
    void refusesWhatCanNeverMatch(String text) {
        assertThatThrownBy(() -> FieldPath.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
