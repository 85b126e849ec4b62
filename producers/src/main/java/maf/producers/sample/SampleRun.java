package maf.producers.sample;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import maf.producers.config.ProducerConfig;
import maf.producers.database.Batches;
import maf.producers.database.RetryingTarget;
import maf.producers.database.TableRows;
import maf.producers.progress.Progress;
import maf.producers.progress.ProgressIterator;
import maf.producers.row.Change;
import maf.producers.row.ExportRow;
import maf.producers.row.RowDifference;
import maf.producers.row.Source;
import maf.runtime.Program.StopSignal;

/**
 * Writes the bundled days one after another. The first day does not change existing rows. Each later day changes only
 * what differs from the day before, so that rows of other writers stay. A completed day is not written again.
 */
public record SampleRun(
        Source source, ProducerConfig config, RetryingTarget target, Progress progress, StopSignal stop) {
    /** Returns after the last day, or when a stop is requested. */
    public void run() throws IOException, InterruptedException {
        var sample = new Sample(source);
        var marker = new DayMarker(config.state());
        var days = config.sample().days();
        if (target.count() == 0) {
            marker.forget(); // otherwise a run that is killed during the first day would count as completed
        }
        var done = Math.min(marker.read(), days);
        if (done > 0) {
            progress.ready("Days 1 to " + done + " of the sample are in " + source.table);
        }
        for (var day = done + 1; day <= days; day++) {
            if (day > 1 && stop.await(config.sample().pauseMs())) {
                return;
            }
            var rows = sample.day(day);
            var changes = day == 1 ? absent(rows) : since(sample.day(day - 1), rows);
            progress.begins("Writing day " + day + " of the sample to " + source.table, changes.size());
            Batches.apply(new ProgressIterator<>(changes.iterator(), progress), config.batchRows(), target);
            marker.write(day);
            progress.ready("Day " + day + " of the sample is in " + source.table);
        }
    }

    private List<Change> absent(Collection<ExportRow> rows) {
        var changes = new ArrayList<Change>();
        new RowDifference(rows.iterator(), new TableRows(target)).forEachRemaining(change -> {
            if (change.operation() == Change.Operation.INSERT) {
                changes.add(change);
            }
        });
        return changes;
    }

    private static List<Change> since(Collection<ExportRow> before, Collection<ExportRow> rows) {
        var changes = new ArrayList<Change>();
        new RowDifference(rows.iterator(), before.iterator()).forEachRemaining(changes::add);
        return changes;
    }
}
