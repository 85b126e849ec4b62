package maf.sink.write;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import maf.sink.read.Batch;

/** Writes one batch at a time on its own thread, so that the consumer's thread never waits for the store. */
public final class WriterThread implements AutoCloseable {
    private static final long PROBE_NANOS = TimeUnit.SECONDS.toNanos(1); // the store decides how often it looks

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var made = new Thread(work, "writer");
        made.setDaemon(true); // a store that hangs must not keep the process alive
        return made;
    });
    private final BatchWriter writer;
    private Future<Optional<Written>> running;
    private long lastUsedNanos = System.nanoTime();

    public WriterThread(BatchWriter writer) {
        this.writer = writer;
    }

    public boolean isIdle() {
        return running == null;
    }

    public void start(Batch next) {
        running = thread.submit(() -> Optional.of(writer.write(next)));
    }

    /** Checks the store if nothing has been written for a while. */
    public void probeWhenIdle() {
        if (isIdle() && System.nanoTime() - lastUsedNanos >= PROBE_NANOS) {
            running = thread.submit(() -> {
                writer.probe();
                return Optional.empty();
            });
        }
    }

    /**
     * Waits for the running batch, up to a time limit.
     *
     * @return the batch, when the writer is done with one
     */
    public Optional<Written> finished(Duration atMost) throws InterruptedException {
        if (running == null) {
            return Optional.empty();
        }
        Optional<Written> done;
        try {
            done = running.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("The writer thread failed", e.getCause());
        }
        running = null;
        lastUsedNanos = System.nanoTime();
        return done;
    }

    /** Called when the process has been asked to stop. */
    public void ending() {
        writer.ending();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        writer.close();
    }
}
