package maf.local.sink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The records sent to a topic, by partition and offset: the model with which the store is compared. */
final class SentRecords {
    private final List<List<SentRecord>> partitions = new ArrayList<>();

    SentRecords(int count) {
        for (var partition = 0; partition < count; partition++) {
            partitions.add(new ArrayList<>());
        }
    }

    int partition(long id) {
        return (int) (id % partitions.size());
    }

    /** Adds a record and returns the offset that it must get. */
    synchronized long add(SentRecord row) {
        var partition = partitions.get(partition(row.id()));
        partition.add(row);
        return partition.size() - 1L;
    }

    /** Offsets after the last record, by partition. */
    synchronized Map<Integer, Long> ends() {
        var ends = new HashMap<Integer, Long>();
        for (var partition = 0; partition < partitions.size(); partition++) {
            ends.put(partition, (long) partitions.get(partition).size());
        }
        return ends;
    }

    /** Every row after all sent records. */
    synchronized Map<Long, SinkRow> rows() {
        var rows = new HashMap<Long, SinkRow>();
        for (var partition : partitions) {
            for (var sent : partition) {
                rows.compute(sent.id(), (id, before) -> sent.after(before));
            }
        }
        return rows;
    }

    /**
     * Rows of the store that lack a record sent before the given offsets. Later records may be stored or not, and while they are
     * repeated, a row may have cells of several of them, so each cell is compared separately.
     */
    synchronized List<String> behind(Map<Integer, Long> offsets, Map<Long, SinkRow> store) {
        var behind = new ArrayList<String>();
        for (var partition = 0; partition < partitions.size(); partition++) {
            var offset = offsets.get(partition);
            possible(partitions.get(partition), offset).forEach((id, possible) -> {
                var found = store.get(id);
                if (!possible.allow(found)) {
                    behind.add("row " + id + " before offset " + offset + ": " + found + " instead of " + possible);
                }
            });
        }
        return behind;
    }

    private static Map<Long, Possible> possible(List<SentRecord> sent, long offset) {
        var rows = new HashMap<Long, SinkRow>();
        var possible = new HashMap<Long, Possible>();
        for (var row : sent.subList(0, (int) offset)) {
            rows.compute(row.id(), (id, before) -> row.after(before));
            possible.put(row.id(), new Possible(rows.get(row.id())));
        }
        for (var row : sent.subList((int) offset, sent.size())) {
            rows.compute(row.id(), (id, before) -> row.after(before));
            possible.computeIfAbsent(row.id(), id -> new Possible(null)).add(rows.get(row.id()));
        }
        return possible;
    }

    /** The possible states of a row. */
    private static final class Possible {
        private final Set<SinkRow> states = new HashSet<>();

        Possible(SinkRow first) {
            add(first);
        }

        void add(SinkRow state) {
            states.add(state);
        }

        boolean allow(SinkRow found) {
            if (found == null) {
                return states.contains(null);
            }
            var number = false;
            var a = found.a() == null && states.contains(null);
            var b = found.b() == null && states.contains(null);
            for (var state : states) {
                if (state != null) {
                    number |= state.number() == found.number();
                    a |= Objects.equals(state.a(), found.a());
                    b |= Objects.equals(state.b(), found.b());
                }
            }
            return number && a && b;
        }

        @Override
        public String toString() {
            return "one of " + states.size() + " states, such as "
                    + states.iterator().next();
        }
    }
}
