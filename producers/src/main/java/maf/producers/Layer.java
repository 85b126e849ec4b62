package maf.producers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Changes of which no two concern the same row, so that they may be written in any order: all rows by one statement, all
 * deletes by another.
 */
record Layer(List<ExportRow> upserts, List<Long> deletes) {
    /** The n-th layer holds the n-th change of each row; mostly there is one. */
    static List<Layer> of(List<Change> changes) {
        var layers = new ArrayList<Layer>();
        var seen = new HashMap<Long, Integer>();
        for (var change : changes) {
            var depth = seen.merge(change.id(), 1, Integer::sum) - 1;
            if (depth == layers.size()) {
                layers.add(new Layer(new ArrayList<>(), new ArrayList<>()));
            }
            var layer = layers.get(depth);
            if (change.row() == null) {
                layer.deletes.add(change.id());
            } else {
                layer.upserts.add(change.row());
            }
        }
        return layers;
    }
}
