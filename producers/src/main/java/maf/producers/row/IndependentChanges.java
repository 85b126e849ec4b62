package maf.producers.row;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Changes of different rows, which may be written in any order: all upserts by one statement, all deletes by another.
 */
public record IndependentChanges(List<ExportRow> upserts, List<Long> deletes) {
    /** Splits changes into groups. The n-th group holds the n-th change of each row, so usually there is only one. */
    public static List<IndependentChanges> of(List<Change> changes) {
        var layers = new ArrayList<IndependentChanges>();
        var seen = new HashMap<Long, Integer>();
        for (var change : changes) {
            var depth = seen.merge(change.id(), 1, Integer::sum) - 1;
            if (depth == layers.size()) {
                layers.add(new IndependentChanges(new ArrayList<>(), new ArrayList<>()));
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
