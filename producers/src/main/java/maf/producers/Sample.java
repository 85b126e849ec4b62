package maf.producers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Objects;
import java.util.TreeMap;

/** The bundled days of one source. */
record Sample(Source source) {
    static final int DAYS = 3;

    /** The rows of a day, counted from 1, by ascending id. */
    Collection<ExportRow> day(int day) {
        var parser = new LineParser(source.columns);
        var rows = new TreeMap<Long, ExportRow>();
        var name = "day-" + day + "/" + source.export + ".json.gz";
        try (var lines = new LineReader(Objects.requireNonNull(Sample.class.getResourceAsStream(name), name))) {
            for (var line = lines.next(); line != null; line = lines.next()) {
                var row = parser.parse(line);
                rows.put(row.id(), row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnfitRowException e) {
            throw new IllegalStateException(name + " is not as it was built: " + e.getMessage(), e);
        }
        return rows.values();
    }
}
