package maf.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Named daemon threads that stop when they are interrupted. An exception ends only its own thread, and is logged. */
public final class WorkerThreads implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerThreads.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String prefix;
    private final List<Thread> started = new ArrayList<>();

    public WorkerThreads(String prefix) {
        this.prefix = prefix;
    }

    public void start(String name, Runnable work) {
        var thread = new Thread(work, prefix + name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (ended, failure) -> LOG.atError().setCause(failure).log("Thread ended by an exception"));
        started.add(thread);
        thread.start();
    }

    @Override
    public void close() {
        started.forEach(Thread::interrupt);
        var deadline = System.nanoTime() + TIMEOUT.toNanos();
        try {
            for (var thread : started) {
                thread.join(Math.max(
                        1, Duration.ofNanos(deadline - System.nanoTime()).toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
