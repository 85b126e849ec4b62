package maf.verifier.reconcile.recheck;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import maf.verifier.lag.PipelineLag;
import maf.verifier.table.RowState;
import maf.verifier.table.SourceRowConsumer;
import maf.verifier.table.SourceTable;
import maf.verifier.table.StoreRowConsumer;
import maf.verifier.table.StoreTable;
import maf.verifier.table.UnavailableException;

/**
 * A source, a pipeline with a changing lag, and a store, simulated in steps of a millisecond. Rows change at random, hot ones all
 * the time; every read takes some steps. There are few values, so that rows return to earlier states.
 */
final class MovingRows {
    static final int ROWS = 12;
    static final int HOT = 4;

    private final Random random;
    private final Map<Long, Long> source = new HashMap<>();
    private final Map<Long, Stored> store = new HashMap<>();
    private final Deque<Event> underWay = new ArrayDeque<>();
    private final Set<Long> lost = new HashSet<>();
    private final int hotEvery;
    private final int lag;
    private long now;
    private long position;

    /** The state of a row in the store. */
    private record Stored(long value, long position) {}

    /** A change that has not reached the store yet; without a value, a delete. */
    private record Event(long key, Long value, long position, long dueAt) {}

    MovingRows(Random random) {
        this.random = random;
        hotEvery = 20 + random.nextInt(400);
        lag = 1 + random.nextInt(300);
        for (var key = 0L; key < ROWS; key++) {
            change(key);
        }
        settle();
    }

    /** Loses all further events of the row. */
    void loseEventsOf(long key) {
        settle();
        lost.add(key);
    }

    /** Changes the row in the store without the sink. */
    void corrupt(long key) {
        settle();
        store.merge(key, new Stored(77, position), (old, none) -> new Stored(old.value() + 50, old.position()));
    }

    /** Deletes the row in the store without the sink. */
    void drop(long key) {
        settle();
        source.putIfAbsent(key, 3L);
        store.remove(key);
    }

    /** Deletes the row at the source without an event. */
    void leaveOver(long key) {
        settle();
        store.putIfAbsent(key, new Stored(1, position));
        source.remove(key);
    }

    void changeNow(long key) {
        var old = source.get(key);
        do {
            change(key);
        } while (Objects.equals(old, source.get(key)));
    }

    private void change(long key) {
        if (random.nextInt(5) == 0) {
            source.remove(key);
        } else {
            source.put(key, (long) random.nextInt(4));
        }
        position++;
        if (!lost.contains(key)) {
            var due = Math.max(underWay.isEmpty() ? 0 : underWay.getLast().dueAt(), now + random.nextInt(lag));
            underWay.add(new Event(key, source.get(key), position, due));
        }
    }

    void pass(int steps) {
        for (var i = 0; i < steps; i++) {
            now++;
            for (var hot = 0L; hot < HOT; hot++) {
                if (random.nextInt(hotEvery) == 0) {
                    change(hot);
                }
            }
            while (!underWay.isEmpty() && underWay.getFirst().dueAt() <= now) {
                apply(underWay.removeFirst());
            }
        }
    }

    private void apply(Event event) {
        if (event.value() == null) {
            store.remove(event.key());
        } else {
            store.put(event.key(), new Stored(event.value(), event.position()));
        }
    }

    private void settle() {
        var until = position;
        while (!underWay.isEmpty() && underWay.getFirst().position() <= until) {
            pass(1);
        }
    }

    long nanos() {
        return now * 1_000_000;
    }

    PipelineLag lag() {
        return () -> {
            pass(random.nextInt(50));
            settle();
            pass(random.nextInt(50));
        };
    }

    SourceTable sourceTable(String topic) {
        return new SourceTable() {
            @Override
            public String topic() {
                return topic;
            }

            @Override
            public void scan(SourceRowConsumer rows) throws UnavailableException {
                read(keys(), rows);
            }

            @Override
            public void read(List<Object[]> keys, SourceRowConsumer rows) throws UnavailableException {
                pass(1 + random.nextInt(20));
                for (var key : keys) {
                    var value = source.get((Long) key[0]);
                    if (value != null) {
                        rows.accept(key, new RowState.Present(new Object[] {key[0], value}));
                    }
                }
            }

            @Override
            public void close() {}
        };
    }

    StoreTable storeTable(String topic) {
        return new StoreTable() {
            @Override
            public void scan(StoreRowConsumer rows) throws UnavailableException {
                read(keys(), rows);
            }

            @Override
            public void read(List<Object[]> keys, StoreRowConsumer rows) throws UnavailableException {
                pass(1 + random.nextInt(20));
                for (var key : keys) {
                    var row = store.get((Long) key[0]);
                    if (row != null) {
                        rows.accept(new Object[] {key[0], row.value()}, Instant.EPOCH, topic + "/" + row.position());
                    }
                }
            }

            @Override
            public void close() {}
        };
    }

    static List<Object[]> keys() {
        var keys = new ArrayList<Object[]>();
        for (var key = 0L; key < ROWS; key++) {
            keys.add(new Object[] {key});
        }
        return keys;
    }
}
