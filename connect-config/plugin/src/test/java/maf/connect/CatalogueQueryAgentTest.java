package maf.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CatalogueQueryAgentTest {
    /** Debezium's own class: a version whose query is another one fails here. */
    @Test
    void theQueryOfTypesIsCorrected() throws IOException {
        var shipped = shipped(CatalogueQueryAgent.TYPES);

        var corrected = text(corrected(CatalogueQueryAgent.TYPES));

        assertThat(ClassConstants.replace(shipped, text -> text)).isEqualTo(shipped);
        assertThat(text(shipped)).contains(" e.values as enum_values ");
        assertThat(corrected)
                .contains("coalesce(e.values, '{}') as enum_values")
                .contains("WHEN 'd' THEN t.typbasetype")
                .doesNotContain(" e.values as enum_values", "ON (t.oid = e.id)");
    }

    /** The driver's own class. */
    @Test
    void theQueryOfUniqueIndexesLeavesOutThoseThatDoNotCoverEveryRow() throws IOException {
        assertThat(text(corrected(CatalogueQueryAgent.INDEXES)))
                .contains(" AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL ");
    }

    @Test
    void otherClassesStayAsTheyAre() {
        assertThat(CatalogueQueryAgent.correction("org/postgresql/jdbc/PgConnection"))
                .isEmpty();
    }

    private static byte[] corrected(String className) throws IOException {
        return ClassConstants.replace(
                shipped(className), CatalogueQueryAgent.correction(className).orElseThrow());
    }

    private static byte[] shipped(String className) throws IOException {
        try (var in = CatalogueQueryAgentTest.class.getClassLoader().getResourceAsStream(className + ".class")) {
            return in.readAllBytes();
        }
    }

    private static String text(byte[] classFile) {
        return new String(classFile, StandardCharsets.ISO_8859_1);
    }
}
