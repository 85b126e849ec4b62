package maf.inspect.finding;

import java.util.Locale;

/** How a check ended. */
public enum Verdict {
    OK,
    /** Works, but somebody should know. */
    WARNING,
    /** Capture would not start, or would lose or miss changes. */
    FAILED,
    /** The server did not tell; the finding says why. */
    UNKNOWN;

    /** As JSON and metrics write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
