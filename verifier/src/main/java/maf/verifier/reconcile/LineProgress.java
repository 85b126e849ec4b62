package maf.verifier.reconcile;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import maf.verifier.reconcile.compare.Progress;

/** Progress as a line every few seconds, where there is no terminal. */
final class LineProgress implements Progress {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PrintWriter out;
    private String table = "";
    private long rows;
    private long saidNanos;

    LineProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void begin(String name) {
        table = name;
        rows = 0;
        saidNanos = System.nanoTime();
    }

    @Override
    public synchronized void read(long more) {
        rows += more;
        if (System.nanoTime() - saidNanos >= EVERY_NANOS) {
            say(ReportTable.number(rows) + " rows read on both sides");
        }
    }

    @Override
    public synchronized void step(String what) {
        if (System.nanoTime() - saidNanos >= EVERY_NANOS) {
            say(what);
        }
    }

    private void say(String what) {
        saidNanos = System.nanoTime();
        out.println(table + ": " + what);
        out.flush();
    }
}
