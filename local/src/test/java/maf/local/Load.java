package maf.local;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Random changes of few rows in all sources, at a rate that leaves the machine room to restart what was killed. */
final class Load implements AutoCloseable {
    private static final long FIRST_ID = 10_000_000;
    private static final int IDS = 300;
    private static final long MICROS_BETWEEN = 10_000;

    private final ScheduledExecutorService writers = Executors.newScheduledThreadPool(3);
    private final List<ScheduledFuture<?>> writing = new ArrayList<>();
    private final AtomicLong written = new AtomicLong();

    Load(List<Source> sources, long seed) {
        for (var source : sources) {
            var random = new Random(seed);
            writing.add(writers.scheduleAtFixedRate(
                    () -> change(source, random), 0, MICROS_BETWEEN, TimeUnit.MICROSECONDS));
        }
    }

    private void change(Source source, Random random) {
        var id = FIRST_ID + random.nextInt(IDS);
        try {
            if (random.nextInt(4) == 0) {
                source.delete(id);
            } else {
                source.put(
                        id,
                        "title " + random.nextLong(),
                        BigDecimal.valueOf(random.nextInt(1_000_000), 4),
                        random.nextBoolean());
            }
            written.incrementAndGet();
        } catch (SQLException e) {
            throw new IllegalStateException(e); // ends this writer, and awaitMore tells
        }
    }

    /** Whether so many more rows get written. */
    boolean awaitMore(int rows, Duration patience) {
        var goal = written.get() + rows;
        return Wait.until(patience, () -> written.get() >= goal);
    }

    /** Returns when the last change is written. */
    @Override
    public void close() {
        writers.shutdown();
        if (!Wait.until(Duration.ofMinutes(1), writers::isTerminated)) {
            throw new IllegalStateException("a source hangs");
        }
        if (!writing.stream().allMatch(Future::isCancelled)) {
            throw new IllegalStateException("a source refused a change");
        }
    }
}
