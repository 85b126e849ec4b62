package maf.verifier.reconcile.compare;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import maf.verifier.row.Digest;
import maf.verifier.row.RowEncoding;
import maf.verifier.row.RowKey;
import maf.verifier.table.TableSides;
import maf.verifier.table.UnavailableException;

/** Selects, throttles, spools and counts the rows of one side as they are read. Used by one thread. */
public final class RowSpooler implements AutoCloseable {
    private static final int REPORTED_AT_ONCE = 1_000;

    private final RowEncoding encoding;
    private final ComparisonScope selection;
    private final Predicate<Object[]> range;
    private final RateLimiter rateLimiter;
    private final Progress progress;
    private final BooleanSupplier stopped;
    private final SpoolFile spool;
    private final long startedNanos = System.nanoTime();
    private RowKey key;
    private int share;
    private long read;
    private long kept;
    private long nanos = 1;

    /** @param stopped whether the other side has failed, so that there is no use in reading on */
    RowSpooler(TableSides sides, ScanOptions plan, BooleanSupplier stopped) throws UnavailableException {
        encoding = sides.encoding();
        selection = plan.selection();
        range = selection.range(sides.contract());
        rateLimiter = new RateLimiter(plan.rowsPerSecond());
        progress = plan.progress();
        this.stopped = stopped;
        spool = SpoolFile.open(plan.dir());
    }

    /**
     * How tables are read.
     *
     * @param rowsPerSecond of each side, {@link RateLimiter#UNLIMITED} without a limit
     * @param dir for temporary files
     */
    public record ScanOptions(ComparisonScope selection, long rowsPerSecond, Progress progress, Path dir) {}

    /** @param number of the source that the next rows are from */
    void from(int number) {
        share = number;
    }

    /** Counts one row. */
    void read() throws UnavailableException {
        if (stopped.getAsBoolean()) {
            throw new UnavailableException("Stopped because the other side could not be read");
        }
        try {
            rateLimiter.row();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("Stopped", e);
        }
        if (++read % REPORTED_AT_ONCE == 0) {
            progress.read(REPORTED_AT_ONCE);
        }
    }

    /** Counts one row; true if it is to be kept. */
    boolean takes(Object[] rowKey) throws UnavailableException {
        read();
        if (!range.test(rowKey)) {
            return false;
        }
        key = encoding.rowKey(rowKey);
        return selection.samples(key.digest());
    }

    /** Keeps the last taken row. */
    void keep(Object[] values) throws UnavailableException {
        keep(encoding.digest(values), SpooledRow.NOT_REFUSED);
    }

    /** Keeps the last taken row, which a rule refuses. */
    void keepRefused(int rule) throws UnavailableException {
        keep(Digest.ABSENT, rule);
    }

    private void keep(Digest content, int refusal) throws UnavailableException {
        kept++;
        var row = new SpooledRow(key, content, refusal, share);
        spool.add(row.bucket(0), row);
    }

    Object[] keyOf(Object[] values) {
        return encoding.keyOf(values);
    }

    void finish() {
        progress.read(read % REPORTED_AT_ONCE);
        nanos = Math.max(1, System.nanoTime() - startedNanos);
    }

    long keptRows() {
        return kept;
    }

    long rowsPerSecond() {
        return Math.round((double) read * TimeUnit.SECONDS.toNanos(1) / nanos);
    }

    SpoolFile spool() {
        return spool;
    }

    @Override
    public void close() {
        spool.close();
    }
}
