package maf.verifier.source;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A map view of one row after the other, as rules read it. No map has to be filled. */
final class RowView extends AbstractMap<String, Object> {
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();
    private Object[] values;

    RowView(List<String> names) {
        this.names = names;
        for (var name : names) {
            places.put(name, places.size());
        }
    }

    RowView of(Object[] row) {
        values = row;
        return this;
    }

    @Override
    public Object get(Object name) {
        var place = places.get(name);
        return place == null ? null : values[place];
    }

    @Override
    public boolean containsKey(Object name) {
        return places.containsKey(name);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        var row = new LinkedHashMap<String, Object>();
        for (var at = 0; at < values.length; at++) {
            row.put(names.get(at), values[at]);
        }
        return row.entrySet();
    }
}
