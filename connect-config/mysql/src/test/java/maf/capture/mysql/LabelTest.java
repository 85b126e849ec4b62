package maf.capture.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a,b", "it's", "''", "back\\slash", "\\", "\\n", "\"dq\"", "n/a (x)", "é ა"})
    void aQuotedLabelReadsAsItWas(String label) {
        assertThat(Label.text(Label.quoted(label))).isEqualTo(label);
    }

    @Test
    void everyWayToWriteALabelIsRead() {
        assertThat(Label.text("'it''s'")).isEqualTo("it's");
        assertThat(Label.text("'it\\'s'")).isEqualTo("it's");
        assertThat(Label.text("\"it's\"")).isEqualTo("it's");
        assertThat(Label.text("\"a\"\"b\"")).isEqualTo("a\"b");
        assertThat(Label.text("'a\\tb\\\\c\\%'")).isEqualTo("a\tb\\c%");
        assertThat(Label.text("bare")).isEqualTo("bare");
    }
}
