package maf.producers.progress;

import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** The finished share of the present work; on a terminal it is a bar with the rate and the remaining time. */
public final class ProgressLine {
    private final String task;
    private final boolean terminal;
    private @Nullable ProgressBar bar;
    private long total = -1;
    private long done;

    ProgressLine(String task, boolean terminal) {
        this.task = task;
        this.terminal = terminal;
    }

    /**
     * Whether the output is a terminal, as the start script found out: System.console() differs between Java 17 and 22.
     */
    public static boolean seesATerminal() {
        return Boolean.parseBoolean(System.getenv("MAF_TERMINAL"));
    }

    void begin(long newTotal) {
        end();
        total = newTotal;
        done = 0;
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(newTotal)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUnit(" rows", 1)
                    .setSpeedUnit(ChronoUnit.SECONDS)
                    .showSpeed()
                    .build();
        }
    }

    void stepTo(long rows) {
        done = rows;
        if (bar != null) {
            bar.stepTo(rows);
        }
    }

    void end() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    long done() {
        return done;
    }

    /** Returns -1 if the total is unknown. */
    long total() {
        return total;
    }
}
