package maf.verifier.reconcile;

import maf.verifier.reconcile.compare.Progress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A line on a terminal that moves: rows of both sides, how many a second, and what is done. */
final class TerminalProgress implements Progress {
    private ProgressBar bar;

    @Override
    public synchronized void begin(String table) {
        bar = new ProgressBarBuilder()
                .setTaskName(table)
                .setInitialMax(-1) // nobody knows how many rows there are before they are read
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
