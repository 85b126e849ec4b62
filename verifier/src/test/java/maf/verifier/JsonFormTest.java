package maf.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonFormTest {
    @Test
    void spacesAndFormsOfNumbersDoNotMatter() {
        assertThat(JsonForm.of("{\"a\": 1.50, \"b\": [1, null, \"ü \"], \"c\": 1e3}"))
                .isEqualTo(JsonForm.of("{\"a\":1.5,\"b\":[1.0,null,\"ü \"],\"c\":1000}"));
        assertThat(JsonForm.of("[1]")).isNotEqualTo(JsonForm.of("[2]"));
        assertThat(JsonForm.of("[\"1\"]")).isNotEqualTo(JsonForm.of("[1]"));
        assertThat(JsonForm.of("[-0.0]")).isNotEqualTo(JsonForm.of("[0]"));
    }

    @Test
    void whatIsNoJsonStays() {
        assertThat(JsonForm.of("{a")).isEqualTo("{a");
        assertThat(JsonForm.of("1 2")).isEqualTo("1 2");
    }
}
