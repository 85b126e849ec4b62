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
    void timesAndBytesInMysqlsJsonAreEqualInBothForms() {
        assertThat(JsonNormalForm.of("[\"2026-11-22 10:00:00.120000\", \"-101:00:00.000000\"]"))
                .isEqualTo(JsonNormalForm.of("[\"2026-11-22 10:00:00.12\",\"-101:00:00\"]"));
        assertThat(JsonNormalForm.of("\"10:00:10.000000\"")).isEqualTo("\"10:00:10\"");
        assertThat(JsonNormalForm.of("\"base64:type253:QUI=\"")).isEqualTo(JsonNormalForm.of("\"QUI=\""));
        assertThat(JsonNormalForm.of("\"10:00:00\"")).isNotEqualTo(JsonNormalForm.of("\"10:00:01\""));
        assertThat(JsonNormalForm.of("\"1.50\"")).isEqualTo("\"1.50\"");
    }

    @Test
    void textThatIsNotJsonIsKept() {
        assertThat(JsonNormalForm.of("{a")).isEqualTo("{a");
        assertThat(JsonNormalForm.of("1 2")).isEqualTo("1 2");
    }
}
