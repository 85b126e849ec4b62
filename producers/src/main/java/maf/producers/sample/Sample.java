package maf.producers.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Objects;
import java.util.TreeMap;
import maf.producers.row.ExportRow;
import maf.producers.row.GzipLineReader;
import maf.producers.row.InvalidRowException;
import maf.producers.row.LineParser;
import maf.producers.row.Source;

/** The bundled days of one source. */
public record Sample(Source source) {
    /** The rows of a day, counted from 1, by ascending id. */
    Collection<ExportRow> day(int day) {
        var parser = new LineParser(source.columns);
        var rows = new TreeMap<Long, ExportRow>();
        var name = "day-" + day + "/" + source.export + ".json.gz";
        try (var lines = new GzipLineReader(Objects.requireNonNull(Sample.class.getResourceAsStream(name), name))) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                var row = parser.parse(line);
                rows.put(row.id(), row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidRowException e) {
            throw new IllegalStateException(name + " is corrupt: " + e.getMessage(), e);
        }
        return rows.values();
    }
}
