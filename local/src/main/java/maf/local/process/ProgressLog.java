package maf.local.process;

import java.io.PrintStream;
import java.util.Locale;

/** Tells the user what happens: one line for each step, with the seconds since the start. */
public final class ProgressLog {
    private final PrintStream out;
    private final long began = System.nanoTime();

    public ProgressLog(PrintStream out) {
        this.out = out;
    }

    public synchronized void say(String subject, String text) {
        out.println(String.format(Locale.ROOT, "%7.1f s  %-19s %s", seconds(), subject, text));
        out.flush();
    }

    public double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }
}
