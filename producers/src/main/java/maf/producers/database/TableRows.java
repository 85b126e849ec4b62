package maf.producers.database;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import maf.producers.row.ExportRow;

/**
 * Reads all rows of the table by ascending id, page by page, so that neither memory nor a connection is held for long.
 */
public final class TableRows implements Iterator<ExportRow> {
    private static final int PAGE = 2_000;

    private final RetryingTarget target;
    private List<ExportRow> page = List.of();
    private int next;
    private long from = Long.MIN_VALUE;
    private boolean ended;

    public TableRows(RetryingTarget target) {
        this.target = target;
    }

    @Override
    public boolean hasNext() {
        if (next == page.size() && !ended) {
            page = target.rowsFrom(from, PAGE);
            next = 0;
            var last =
                    page.isEmpty() ? Long.MAX_VALUE : page.get(page.size() - 1).id();
            ended = last == Long.MAX_VALUE;
            from = ended ? last : last + 1;
        }
        return next < page.size();
    }

    @Override
    public ExportRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        next++;
        return page.get(next - 1);
    }
}
