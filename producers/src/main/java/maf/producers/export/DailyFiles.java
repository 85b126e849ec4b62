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

/** The daily files of one source: finds and downloads the newest, and knows when the next is due. */
record DailyFiles(String url, String export, Path folder, Download download, Clock clock) {
    /** The complete file of one day. */
    record Found(LocalDate day, Path file) {}

    /** The time (UTC) by which TMDB publishes a day's file: https://developer.themoviedb.org/docs/daily-id-exports */
    private static final LocalTime PUBLISHED = LocalTime.of(8, 0);

    private static final int DAYS_BACK = 3;
    private static final DateTimeFormatter IN_NAME = DateTimeFormatter.ofPattern("MM_dd_yyyy");

    /** Downloads the newest file of a day after {@code known}. Returns empty if the server has none. */
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

    /** Returns the milliseconds until the file after {@code day} is due, at least 0. */
    long untilAfter(LocalDate day) {
        var due = day.plusDays(1).atTime(PUBLISHED).toInstant(ZoneOffset.UTC);
        return Math.max(0, due.toEpochMilli() - clock.millis());
    }

    /** Deletes the files of other days. */
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
