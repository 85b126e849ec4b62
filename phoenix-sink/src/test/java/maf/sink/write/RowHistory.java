package maf.sink.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import maf.sink.read.TestRecords;

/**
 * The events of one row within three milliseconds at its source, and their order in a log: accepted events in order,
 * quarantined ones at any later point, with the predecessor that a redrive found in the log at some moment before.
 */
final class RowHistory {
    private static final int MOST_EVENTS = 6;

    private record Event(int number, long timestamp, boolean delete, boolean quarantined) {
        String name() {
            return "e" + number;
        }

        String header() {
            // a redriven delete may be one version below its time
            return delete ? "deleted:" + (quarantined ? timestamp - 1 : timestamp) : RowLog.source(name());
        }
    }

    private final long id;
    private final Random random;
    private final List<Event> coming = new ArrayList<>();
    private final List<Event> quarantine = new ArrayList<>();
    private final List<Event> logged = new ArrayList<>();

    RowHistory(long id, Random random) {
        this.id = id;
        this.random = random;
        var timestamp = TestRecords.T0;
        for (var number = 0; number < 1 + random.nextInt(MOST_EVENTS); number++) {
            timestamp += random.nextInt(3) / 2;
            var delete = random.nextInt(4) == 0;
            coming.add(new Event(number, timestamp, delete, random.nextInt(3) == 0));
        }
    }

    long id() {
        return id;
    }

    boolean goesOn() {
        return !coming.isEmpty() || !quarantine.isEmpty();
    }

    void next(RowLog log) {
        if (!coming.isEmpty() && (quarantine.isEmpty() || random.nextBoolean())) {
            var event = coming.remove(0);
            if (event.quarantined()) {
                quarantine.add(event);
            } else {
                write(event, null, log);
            }
            return;
        }
        var event = quarantine.remove(random.nextInt(quarantine.size()));
        // newer events may have been logged since the redrive read the log
        var seen = logged.subList(0, logged.size() - (random.nextInt(3) == 0 ? newerAtTheEnd(event) : 0));
        if (seen.stream().noneMatch(each -> each.number() > event.number())) {
            var before = seen.stream().max((a, b) -> Integer.compare(a.number(), b.number()));
            write(event, before.map(Event::header).orElse(""), log);
        }
    }

    private int newerAtTheEnd(Event event) {
        var count = 0;
        for (var at = logged.size() - 1; at >= 0; at--) {
            var each = logged.get(at);
            if (each.quarantined() || each.number() < event.number()) {
                break; // only one redrive runs at a time
            }
            count++;
        }
        return count;
    }

    private void write(Event event, String before, RowLog log) {
        logged.add(event);
        if (before == null && event.delete()) {
            log.delete(id, event.name(), event.timestamp());
        } else if (before == null) {
            log.put(id, event.name(), event.timestamp());
        } else if (event.delete()) {
            log.redrivenDelete(id, event.name(), event.timestamp(), before);
        } else {
            log.redrivenPut(id, event.name(), event.timestamp(), before);
        }
    }

    /** Whether the store may have this state: a redriven row after a delete that a restart has repeated can stay hidden. */
    boolean allows(String label) {
        var newest = logged.stream().max((a, b) -> Integer.compare(a.number(), b.number()));
        var hidden = label == null
                && newest.filter(Event::quarantined).isPresent()
                && logged.stream().anyMatch(Event::delete);
        return hidden
                || Objects.equals(
                        label,
                        newest.filter(event -> !event.delete()).map(Event::name).orElse(null));
    }

    /** The content of the log, for the message of a failure. */
    @Override
    public String toString() {
        return logged.toString();
    }
}
