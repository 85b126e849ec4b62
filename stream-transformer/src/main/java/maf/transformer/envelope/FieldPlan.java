package maf.transformer.envelope;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The top-level fields of a topic's rows that tables use, each with its index in {@link SourceRow}. All tables of a topic add
 * the fields that they need before the first event. So an event is read once for all of them, and fields that no table
 * uses, which are most of the bytes, are skipped.
 */
public final class FieldPlan {
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private boolean whole;

    /** Adds a field that a table uses, and returns its index. */
    public int take(String field) {
        return places.computeIfAbsent(field, any -> places.size());
    }

    /** Adds a field of a table's key, which is also read from event keys and from the row before a change. */
    public int takeKey(String field) {
        keys.add(field);
        return take(field);
    }

    /** Records that a table needs all fields. */
    public void takeWhole() {
        whole = true;
    }

    boolean isWhole() {
        return whole;
    }

    /** The index of a field; null if no table uses it. */
    Integer place(String field) {
        return places.get(field);
    }

    boolean isKey(String field) {
        return keys.contains(field);
    }

    int size() {
        return places.size();
    }
}
