package maf.transformer.envelope;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The top-level fields of a topic's rows that some table takes, each with its place in {@link SourceRow}. The tables of a
 * topic enter what they need before the first event comes: so an event is read once for all of them, and what none of
 * them takes is passed over unread, which is most of the bytes.
 */
public final class FieldPlan {
    private final Map<String, Integer> places = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private boolean whole;

    /** The place of a field that a table takes. */
    public int take(String field) {
        return places.computeIfAbsent(field, any -> places.size());
    }

    /** The place of a field that makes a table's key: it is looked for in event keys too, and in the row before. */
    public int takeKey(String field) {
        keys.add(field);
        return take(field);
    }

    /** Some table wants to know of all fields. */
    public void takeWhole() {
        whole = true;
    }

    boolean isWhole() {
        return whole;
    }

    /** Null when no table takes the field. */
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
