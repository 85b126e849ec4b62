package maf.producers.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A response body that fails when no data arrives for a while. The JDK's client would wait indefinitely. */
final class StallTimeoutStream implements Closeable {
    private final InputStream body;
    private final long stallMs;
    private final ScheduledExecutorService watch =
            Executors.newSingleThreadScheduledExecutor(StallTimeoutStream::daemon);
    private final Future<?> watching;
    private volatile long lastByte = System.nanoTime();
    private volatile boolean stalled;

    StallTimeoutStream(InputStream body, long stallMs) {
        this.body = body;
        this.stallMs = stallMs;
        var often = Math.max(1, stallMs / 4);
        watching = watch.scheduleWithFixedDelay(this::look, often, often, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "download-watch");
        thread.setDaemon(true);
        return thread;
    }

    private void look() {
        if (System.nanoTime() - lastByte > TimeUnit.MILLISECONDS.toNanos(stallMs)) {
            stalled = true;
            try {
                body.close(); // ends the waiting read
            } catch (IOException e) {
                watch.shutdown(); // already closed
            }
        }
    }

    /** As {@link InputStream#read(byte[])}. */
    int read(byte[] buffer) throws IOException {
        lastByte = System.nanoTime();
        try {
            var read = body.read(buffer);
            if (stalled) {
                throw new IOException("the server sent no data for " + stallMs + " ms");
            }
            return read;
        } catch (IOException e) {
            throw stalled ? new IOException("the server sent no data for " + stallMs + " ms", e) : e;
        }
    }

    @Override
    public void close() throws IOException {
        watching.cancel(false);
        watch.shutdownNow();
        body.close();
    }
}
