package maf.producers.database;

import java.util.ArrayList;
import java.util.Iterator;
import maf.producers.row.Change;

/** Writes changes in transactions of a fixed size. */
public final class Batches {
    private Batches() {}

    /** Returns when the last transaction is durable. */
    public static void apply(Iterator<Change> changes, int rows, RetryingTarget target) {
        while (changes.hasNext()) {
            var batch = new ArrayList<Change>(rows);
            while (batch.size() < rows && changes.hasNext()) {
                batch.add(changes.next());
            }
            target.apply(batch);
        }
    }
}
