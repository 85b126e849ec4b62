package maf.verifier.reconcile;

import maf.verifier.reconcile.compare.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress on one line of a terminal: rows of both sides, the rate, and the current step. */
final class TerminalProgress implements Progress {
    private ProgressBar bar;

    @Override
    public synchronized void begin(String table) {
        bar = new ProgressBarBuilder()
                .setTaskName(table)
                .setInitialMax(-1) // the number of rows is unknown before they are read
                .setUnit(" rows", 1)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public synchronized void read(long rows) {
        bar.stepBy(rows);
    }

    @Override
    public synchronized void step(String what) {
        bar.setExtraMessage(what);
    }

    @Override
    public synchronized void end() {
        bar.close();
    }
}
