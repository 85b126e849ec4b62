package maf.producers;

import java.util.ArrayList;
import java.util.Iterator;

/** Writes changes in transactions of one size. */
final class Batches {
    private Batches() {}

    /** Returns when the last is durable. */
    static void apply(Iterator<Change> changes, int rows, PatientTarget target) {
        while (changes.hasNext()) {
            var batch = new ArrayList<Change>(rows);
            while (batch.size() < rows && changes.hasNext()) {
                batch.add(changes.next());
            }
            target.apply(batch);
        }
    }
}
