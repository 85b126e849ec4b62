package maf.producers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportReaderTest {
    @Test
    void readsEachExportsFields() throws IOException {
        var reader = reader("""
                {"adult":false,"id":3924,"original_title":"Blondie","popularity":1.8133,"video":false}
                {"id":1,"original_name":"プライド","popularity":3.8242}
                {"adult":true,"id":5000000000,"name":"Aki Kaurismäki","popularity":2.4825,"new_field":[1]}
                """);

        assertThat(reader.next(10))
                .containsExactly(
                        new ExportRow(3924, "Blondie", new BigDecimal("1.8133"), false, false),
                        new ExportRow(1, "プライド", new BigDecimal("3.8242"), null, null),
                        new ExportRow(5_000_000_000L, "Aki Kaurismäki", new BigDecimal("2.4825"), true, null));
        assertThat(reader.next(10)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0", "0", "0.0006", "1.50", "9007199254740993", "0.12345678901234567890"})
    void keepsThePublishedDigits(String published) throws IOException {
        var rows = reader("{\"id\":1,\"popularity\":" + published + "}").next(1);

        assertThat(rows.get(0).popularity()).isEqualTo(new BigDecimal(published));
    }

    @Test
    void tellsMissingFromEmpty() throws IOException {
        var rows = reader("{\"id\":1}\n{\"id\":2,\"name\":\"\"}").next(2);

        assertThat(rows).extracting(ExportRow::title).containsExactly(null, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"no id\"}",
                "{\"id\":null}",
                "{\"id\":\"5\"}",
                "{\"id\":5} {\"id\":6}",
                "{\"id\":5",
                ""
            })
    void namesTheLineThatIsNoRow(String broken) throws IOException {
        var reader = reader("{\"id\":1}\n" + broken + "\n");

        assertThatThrownBy(() -> reader.next(5))
                .isInstanceOf(MalformedExportException.class)
                .hasMessageStartingWith("line 2 ")
                .hasMessageNotContaining("no id\"");
    }

    @Test
    void refusesAFileCutShort() throws IOException {
        var whole = gzip("{\"id\":1}\n".repeat(100_000));
        var reader = new ExportReader(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 10)));

        assertThatThrownBy(() -> reader.next(200_000)).isInstanceOf(EOFException.class);
    }

    private static ExportReader reader(String lines) throws IOException {
        return new ExportReader(new ByteArrayInputStream(gzip(lines)));
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
