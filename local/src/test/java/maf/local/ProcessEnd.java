package maf.local;

import java.time.Duration;

/** Ends a process, and knows how long that took. */
final class ProcessEnd {
    private ProcessEnd() {}

    /** @param signal such as {@code KILL} or {@code TERM} */
    static Duration by(String signal, ServerProcess process, Duration patience) {
        var began = System.nanoTime();
        process.signal(signal);
        process.awaitEnd(patience);
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
