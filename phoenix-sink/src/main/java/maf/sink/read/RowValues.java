package maf.sink.read;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Values by column; all rows of a table share the column names. Thousands of rows wait in memory, and a separate map would be
 * the larger part of a small row.
 */
final class RowValues extends AbstractMap<String, Object> {
    private static final Object ABSENT = new Object();

    private final Layout layout;
    private final Object[] values;

    private RowValues(Layout layout, Object[] values) {
        this.layout = layout;
        this.values = values;
    }

    /** The columns of a table. */
    record Layout(List<String> names, Map<String, Integer> indexes) {
        static Layout of(List<String> names) {
            var indexes = new HashMap<String, Integer>();
            names.forEach(name -> indexes.put(name, indexes.size()));
            return new Layout(List.copyOf(names), indexes);
        }

        /** @param values in the order of the names; {@link #absent} for a column that is left out */
        RowValues row(Object[] values) {
            return new RowValues(this, values);
        }
    }

    /** Stands for a column that is left out. */
    static Object absent() {
        return ABSENT;
    }

    private Object at(Object name) {
        var index = layout.indexes().get(name);
        return index == null ? ABSENT : values[index];
    }

    @Override
    public boolean containsKey(Object name) {
        return at(name) != ABSENT;
    }

    @Override
    public Object get(Object name) {
        return getOrDefault(name, null);
    }

    @Override
    public Object getOrDefault(Object name, Object otherwise) {
        var value = at(name);
        return value == ABSENT ? otherwise : value;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, Object>> iterator() {
                return IntStream.range(0, values.length)
                        .filter(index -> values[index] != ABSENT)
                        .<Entry<String, Object>>mapToObj(index ->
                                new SimpleImmutableEntry<>(layout.names().get(index), values[index]))
                        .iterator();
            }

            @Override
            public int size() {
                return (int) IntStream.range(0, values.length)
                        .filter(index -> values[index] != ABSENT)
                        .count();
            }
        };
    }
}
