package maf.producers.export;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The published files of one source: which day's is the newest, where it lies, when the next is due. */
record DailyFiles(String url, String export, Path folder, Download download, Clock clock) {
    /** A file of one day, downloaded whole. */
    record Found(LocalDate day, Path file) {}

    /** By when TMDB publishes: https://developer.themoviedb.org/docs/daily-id-exports */
    private static final LocalTime PUBLISHED = LocalTime.of(8, 0);

    private static final int DAYS_BACK = 3;
    private static final DateTimeFormatter IN_NAME = DateTimeFormatter.ofPattern("MM_dd_yyyy");

    /** Downloads the newest file of a day after {@code known}; empty when the server has none. */
    Optional<Found> newest(LocalDate known) throws ExportUnavailableException, InterruptedException {
        var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        for (var day = today; day.isAfter(known) && !day.isBefore(today.minusDays(DAYS_BACK)); day = day.minusDays(1)) {
            var name = name(day);
            var file = folder.resolve(name);
            if (download.fetch(URI.create(url + "/" + name), file)) {
                return Optional.of(new Found(day, file));
            }
        }
        return Optional.empty();
    }

    String name(LocalDate day) {
        return export + "_" + IN_NAME.format(day) + ".json.gz";
    }

    /** Milliseconds until the file after {@code day} is due, not less than 0. */
    long untilAfter(LocalDate day) {
        var due = day.plusDays(1).atTime(PUBLISHED).toInstant(ZoneOffset.UTC);
        return Math.max(0, due.toEpochMilli() - clock.millis());
    }

    /** Removes what is left of other days. */
    void keepOnly(Path kept) throws ExportUnavailableException {
        try (var files = Files.newDirectoryStream(folder, export + "_*")) {
            for (var file : files) {
                if (!file.equals(kept)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw ExportUnavailableException.ofDisk(folder, e);
        }
    }
}
