package maf.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.regionserver.InternalScanner;
import org.apache.hadoop.hbase.regionserver.ScannerContext;

/** Filters a compaction: drops cells that are hidden at every moment from the edge of the window on. */
final class HistoryScanner implements InternalScanner {
    private final InternalScanner cells;
    private final HiddenCells hidden;
    private final List<Cell> read = new ArrayList<>();

    HistoryScanner(InternalScanner cells, long edge) {
        this.cells = cells;
        hidden = new HiddenCells(edge);
    }

    @Override
    public boolean next(List<Cell> result, ScannerContext context) throws IOException {
        read.clear();
        var more = cells.next(read, context); // often only a part of a row
        for (var cell : read) {
            if (!hidden.test(cell)) {
                result.add(cell);
            }
        }
        return more;
    }

    @Override
    public void close() throws IOException {
        cells.close();
    }
}
