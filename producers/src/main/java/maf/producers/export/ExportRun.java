package maf.producers.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import maf.producers.config.ProducerConfig;
import maf.producers.database.Batches;
import maf.producers.database.RetryingTarget;
import maf.producers.database.TableRows;
import maf.producers.progress.Progress;
import maf.producers.progress.ProgressIterator;
import maf.producers.row.RowDifference;
import maf.producers.row.Source;
import maf.runtime.InvalidConfigurationException;
import maf.runtime.Program.StopSignal;

/** Makes the table equal to each day's file when it is published. */
public record ExportRun(
        Source source, ProducerConfig config, RetryingTarget target, Progress progress, StopSignal stop) {
    private static final long FIRST_PAUSE_MS = 2_000;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    /** Returns when the local file is applied or, with daily files, when a stop is requested. */
    public void run() throws InterruptedException {
        try {
            Files.createDirectories(config.state());
            ExternalRowSorter.deleteLeftovers(config.state());
        } catch (IOException e) {
            throw new InvalidConfigurationException("state.dir=" + config.state() + " cannot be used: " + e);
        }
        var file = config.export().file();
        if (file.isPresent()) {
            once(file.get());
        } else {
            daily();
        }
    }

    private void once(Path file) throws InterruptedException {
        var pause = FIRST_PAUSE_MS;
        while (!stop.isAsked()) {
            try {
                apply(file);
                progress.ready(source.table + " is equal to " + file);
                return;
            } catch (ExportRefusedException e) {
                throw new InvalidConfigurationException(e.getMessage() + ". The table is unchanged.");
            } catch (ExportUnavailableException e) {
                pause = pause(e, pause);
            }
        }
    }

    private void daily() throws InterruptedException {
        var client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .version(HttpClient.Version.HTTP_1_1) // HTTP/2 brings no advantage for one file at a time
                .build();
        var settings = config.export();
        var download = new Download(client, settings.stallMs(), progress, stop);
        var files = new DailyFiles(settings.url(), source.export, config.state(), download, Clock.systemUTC());
        var applied = LocalDate.MIN;
        var pause = FIRST_PAUSE_MS;
        while (!stop.isAsked()) {
            try {
                applied = next(files, applied);
                pause = FIRST_PAUSE_MS;
                var wait = applied.equals(LocalDate.MIN) ? 0 : files.untilAfter(applied);
                stop.await(Math.max(wait, settings.pollMs()));
            } catch (ExportRefusedException | ExportUnavailableException e) {
                pause = pause(e, pause);
            }
        }
    }

    private long pause(Exception failure, long pause) throws InterruptedException {
        progress.waits(failure.getMessage(), pause);
        stop.await(pause);
        return Math.min(2 * pause, config.export().pollMs());
    }

    private LocalDate next(DailyFiles files, LocalDate applied)
            throws ExportRefusedException, ExportUnavailableException, InterruptedException {
        var newest = files.newest(applied);
        if (newest.isEmpty()) {
            if (applied.equals(LocalDate.MIN)) {
                throw new ExportUnavailableException(
                        "There is no file " + files.name(LocalDate.now(ZoneOffset.UTC))
                                + ", and none of the three days before, at " + files.url() + ": check export.url",
                        null);
            }
            return applied;
        }
        var found = newest.get();
        try {
            apply(found.file());
        } catch (ExportRefusedException e) {
            files.keepOnly(config.state()); // the server may have a correct file next time
            throw e;
        }
        files.keepOnly(found.file());
        progress.dataFrom(found.day().atStartOfDay().toInstant(ZoneOffset.UTC));
        progress.ready(source.table + " is equal to the export of " + found.day() + "; waiting for the next");
        return found.day();
    }

    private void apply(Path file) throws ExportRefusedException, ExportUnavailableException {
        var settings = config.export();
        progress.begins("Verifying " + file, -1);
        var verification =
                new ExportVerification(source.columns, settings.malformedPercent(), settings.runRows(), progress, stop);
        try (var rows = verification.read(file, config.state())) {
            requireSize(rows.rows(), file);
            var work = "Applying the differences in " + file + " to " + source.table;
            progress.begins(work, rows.rows());
            progress.ready(work); // rows are written from now on; millions of them take minutes
            try (var wanted = rows.read()) {
                var steps = new ProgressIterator<>(wanted, progress);
                Batches.apply(new RowDifference(steps, new TableRows(target)), config.batchRows(), target);
            }
        } catch (IOException | UncheckedIOException e) {
            throw ExportUnavailableException.ofDisk(
                    config.state(),
                    e instanceof UncheckedIOException unchecked ? unchecked.getCause() : (IOException) e);
        }
    }

    private void requireSize(long rows, Path file) throws ExportRefusedException {
        var present = target.count();
        if (rows * 100 < present * config.export().leastPercent()) {
            throw new ExportRefusedException(String.format(
                    Locale.ROOT,
                    "%s has %,d rows and %s %,d: less than %d percent. If it is right, set export.least.percent lower",
                    file,
                    rows,
                    source.table,
                    present,
                    config.export().leastPercent()));
        }
    }
}
