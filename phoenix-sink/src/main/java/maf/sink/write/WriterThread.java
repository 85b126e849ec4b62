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

/** The thread that waits for the store, so that the consumer's thread never does: one batch at a time. */
public final class WriterThread implements AutoCloseable {
    private static final long PROBE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var made = new Thread(work, "writer");
        made.setDaemon(true); // a store that hangs must not hold the process
        return made;
    });
    private final BatchWriter writer;
    private Batch batch;
    private Future<?> running;
    private long lastUsedNanos = System.nanoTime();

    public WriterThread(BatchWriter writer) {
        this.writer = writer;
    }

    public boolean isIdle() {
        return running == null;
    }

    public void start(Batch next) {
        batch = next;
        running = thread.submit(() -> {
            writer.write(next);
            return null;
        });
    }

    /** Checks the store when there was nothing to write for a while. */
    public void probeWhenIdle() {
        if (isIdle() && System.nanoTime() - lastUsedNanos >= PROBE_NANOS) {
            running = thread.submit(writer::probe);
        }
    }

    /**
     * Waits for what runs, at most so long.
     *
     * @return the batch, when one has become durable
     */
    public Optional<Batch> finished(Duration atMost) throws InterruptedException {
        if (running == null) {
            return Optional.empty();
        }
        try {
            running.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("The writer thread failed", e.getCause());
        }
        var done = Optional.ofNullable(batch);
        batch = null;
        running = null;
        lastUsedNanos = System.nanoTime();
        return done;
    }

    /** The process has been told to end. */
    public void ending() {
        writer.ending();
    }

    @Override
    public void close() {
        thread.shutdownNow();
        writer.close();
    }
}
