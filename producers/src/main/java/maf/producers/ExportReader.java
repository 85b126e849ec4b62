package maf.producers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads an export, gzip with one JSON object a line, batch by batch, so that memory does not grow with the file. */
final class ExportReader implements Closeable {
    private static final ObjectReader ROW = JsonMapper.builder()
            // Fields that TMDB may add one day are none of our columns; a wrong type or a missing id is a broken line.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(ExportRow.class);

    private final BufferedReader lines;
    private long line;

    ExportReader(InputStream gzip) throws IOException {
        lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(gzip), StandardCharsets.UTF_8));
    }

    /**
     * The next rows in the file's order, none at its end.
     *
     * @throws MalformedExportException naming the line that is no row
     * @throws IOException when the file is cut short or no gzip
     */
    List<ExportRow> next(int most) throws IOException {
        var rows = new ArrayList<ExportRow>(most);
        while (rows.size() < most) {
            var text = lines.readLine();
            if (text == null) {
                break;
            }
            line++;
            rows.add(parse(text));
        }
        return rows;
    }

    private ExportRow parse(String text) throws MalformedExportException {
        try {
            return ROW.readValue(text);
        } catch (JsonProcessingException e) {
            throw new MalformedExportException(line, e);
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
