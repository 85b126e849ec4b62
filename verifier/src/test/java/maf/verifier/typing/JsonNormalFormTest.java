package maf.verifier.typing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonNormalFormTest {
    @Test
    void spacesAndFormsOfNumbersDoNotMatter() {
        assertThat(JsonNormalForm.of("{\"a\": 1.50, \"b\": [1, null, \"ü \"], \"c\": 1e3}"))
                .isEqualTo(JsonNormalForm.of("{\"a\":1.5,\"b\":[1.0,null,\"ü \"],\"c\":1000}"));
        assertThat(JsonNormalForm.of("[1]")).isNotEqualTo(JsonNormalForm.of("[2]"));
        assertThat(JsonNormalForm.of("[\"1\"]")).isNotEqualTo(JsonNormalForm.of("[1]"));
        assertThat(JsonNormalForm.of("[-0.0]")).isNotEqualTo(JsonNormalForm.of("[0]"));
    }

    @Test
    void textThatIsNotJsonIsKept() {
        assertThat(JsonNormalForm.of("{a")).isEqualTo("{a");
        assertThat(JsonNormalForm.of("1 2")).isEqualTo("1 2");
    }
}
