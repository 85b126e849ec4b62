package maf.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TypeQueryAgentTest {
    /** Debezium's own class: a version whose query is another one fails here. */
    @Test
    void theQueryOfTypesIsCorrected() throws IOException {
        // Given
        byte[] shipped;
        try (var in = getClass().getClassLoader().getResourceAsStream(TypeQueryAgent.CORRECTED + ".class")) {
            shipped = in.readAllBytes();
        }

        // When
        var corrected = ClassConstants.replace(shipped, TypeQueryAgent::corrected);

        // Then
        assertThat(ClassConstants.replace(shipped, text -> text)).isEqualTo(shipped);
        assertThat(text(shipped)).contains(" e.values as enum_values ");
        assertThat(text(corrected))
                .contains("coalesce(e.values, '{}') as enum_values")
                .contains("WHEN 'd' THEN t.typbasetype")
                .doesNotContain(" e.values as enum_values", "ON (t.oid = e.id)");
    }

    private static String text(byte[] classFile) {
        return new String(classFile, StandardCharsets.ISO_8859_1);
    }
}
