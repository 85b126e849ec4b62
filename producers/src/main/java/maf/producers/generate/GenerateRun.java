package maf.producers.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import maf.producers.config.GenerateConfig;
import maf.producers.database.RetryingTarget;
import maf.producers.database.TableRows;
import maf.producers.progress.Progress;
import maf.producers.row.ExportRow;
import maf.producers.row.Source;
import maf.runtime.Program.StopSignal;

/**
 * Writes generated changes at the configured rate until the configured number of rows is written or a stop is
 * requested.
 */
public record GenerateRun(
        Source source, GenerateConfig config, RetryingTarget target, Progress progress, StopSignal stop) {
    /** Higher ids belong to other writers. New ids follow the highest one up to this. */
    private static final long HIGHEST_ID = 1L << 62;

    public void run() throws InterruptedException {
        var generator = new ChangeGenerator(source, config, known(), target.highestId(HIGHEST_ID, 0));
        var rows = config.rows() == 0 ? Long.MAX_VALUE : config.rows();
        progress.begins("Generating changes of " + source.table, config.rows() == 0 ? -1 : config.rows());
        progress.ready("Generating changes of " + source.table);
        var pace = new RateLimiter(config.rate(), config.burst(), System.nanoTime());
        var written = 0L;
        while (written < rows && !stop.isAsked()) {
            var transaction = generator.next(rows - written);
            target.apply(transaction);
            written += transaction.size();
            progress.step(written);
            var wait = pace.nanosUntilNext(transaction.size(), System.nanoTime());
            if (wait > 0 && stop.await(TimeUnit.NANOSECONDS.toMillis(wait))) {
                return;
            }
        }
        if (!stop.isAsked()) {
            progress.ready("Idle after " + written + " generated rows of " + source.table);
        }
    }

    /** The first rows by id: all, unless the table is large. */
    private List<ExportRow> known() {
        var known = new ArrayList<ExportRow>();
        var rows = new TableRows(target);
        while (known.size() < config.knownRows() && rows.hasNext()) {
            known.add(rows.next());
        }
        return known;
    }
}
