package maf.producers.progress;

import java.util.Iterator;

/** Reports to the progress how many items have been taken. */
public final class ProgressIterator<T> implements Iterator<T> {
    /** Often enough for a reader, without a call for each row. */
    private static final int STEP = 1_000;

    private final Iterator<T> items;
    private final Progress progress;
    private long taken;

    public ProgressIterator(Iterator<T> items, Progress progress) {
        this.items = items;
        this.progress = progress;
    }

    @Override
    public boolean hasNext() {
        return items.hasNext();
    }

    @Override
    public T next() {
        var item = items.next();
        taken++;
        if (taken % STEP == 0 || !items.hasNext()) {
            progress.step(taken);
        }
        return item;
    }
}
