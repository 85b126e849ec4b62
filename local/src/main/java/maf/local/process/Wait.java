package maf.local.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, not for a fixed time. */
public final class Wait {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private Wait() {}

    /** Returns true as soon as {@code condition} holds, or false after {@code timeout}. */
    public static boolean until(Duration timeout, BooleanSupplier condition) {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return true;
    }
}
