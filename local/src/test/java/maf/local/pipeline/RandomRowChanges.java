package maf.local.pipeline;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** Random changes of a hundred rows, of which the table's contract refuses some, until it is closed. */
final class RandomRowChanges implements AutoCloseable {
    private static final int ROWS = 100;
    private static final long NANOS_BETWEEN = 200_000;

    private final long seed = new Random().nextLong();
    private final Map<Long, String> last = new HashMap<>();
    private final CompletableFuture<Void> written;
    private volatile boolean writing = true;

    private RandomRowChanges(RawEventTable table) {
        written = CompletableFuture.runAsync(() -> write(table));
    }

    static RandomRowChanges start(RawEventTable table) {
        return new RandomRowChanges(table);
    }

    private void write(RawEventTable table) {
        var random = new Random(seed);
        for (var event = 0; writing; event++) {
            var id = (long) random.nextInt(ROWS);
            var size = random.nextInt(5) - 2;
            if (random.nextInt(6) == 0) {
                table.delete(id, System.currentTimeMillis());
                last.remove(id);
            } else {
                table.put(id, "event " + event, size, System.currentTimeMillis());
                last.put(id, "event " + event + " " + size);
            }
            LockSupport.parkNanos(NANOS_BETWEEN);
        }
    }

    /** The rows as the last events left them; only after {@link #close}. */
    Map<Long, String> last() {
        return last;
    }

    String seed() {
        return "seed " + seed;
    }

    /** Ends the changes; fails if one of them failed. */
    @Override
    public void close() {
        writing = false;
        written.join();
    }
}
