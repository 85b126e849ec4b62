package maf.producers.row;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Parses one line of an export into a row of its table. */
public record LineParser(ColumnLimits columns) {
    private static final ObjectReader ROW = JsonMapper.builder()
            // Fields that TMDB may add later are ignored; a wrong type or a missing id makes the line invalid.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(ExportRow.class);

    public ExportRow parse(byte[] line) throws InvalidRowException {
        if (line.length > GzipLineReader.MOST_BYTES) {
            throw new InvalidRowException("it is longer than " + GzipLineReader.MOST_BYTES + " bytes");
        }
        ExportRow row;
        try {
            row = ROW.readValue(line);
        } catch (JsonProcessingException e) {
            throw new InvalidRowException("it is not a JSON row: " + reason(e));
        } catch (IOException e) {
            throw new InvalidRowException("it is not UTF-8: " + e.getMessage());
        }
        if (row == null) {
            throw new InvalidRowException("it is not a JSON row: null");
        }
        return columns.fit(row);
    }

    /** Jackson's own message would quote the line. */
    private static String reason(JsonProcessingException failure) {
        var place = failure.getLocation();
        var kind = failure.getClass().getSimpleName().replace("Exception", "");
        return place == null ? kind : kind + " at column " + place.getColumnNr();
    }
}
