package maf.history;

import java.util.function.Predicate;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;

/**
 * Decides which cells of one column family, given in HBase's order, no read at or after a moment can see: those below another
 * value or a delete that existed by then. Delete markers are never hidden, because a replayed old value must find them. It is
 * also correct for any part of a row's cells, because the cells that it relies on are kept.
 */
final class HiddenCells implements Predicate<Cell> {
    private static final long NONE = Long.MIN_VALUE;

    private final long edge;
    private Cell last;
    private long rowDeletedAt;
    private boolean singleVersionsDeleted;
    private boolean covered;

    /** @param edge epoch milliseconds; values count that have this version or a lower one */
    HiddenCells(long edge) {
        this.edge = edge;
    }

    @Override
    public boolean test(Cell cell) {
        if (last == null || !CellUtil.matchingRows(last, cell)) {
            rowDeletedAt = NONE;
            singleVersionsDeleted = false;
            covered = false;
        } else if (!CellUtil.matchingQualifier(last, cell)) {
            covered = false;
        }
        last = cell;
        var old = cell.getTimestamp() <= edge;
        switch (cell.getType()) {
            case DeleteFamily -> rowDeletedAt = old ? Math.max(rowDeletedAt, cell.getTimestamp()) : rowDeletedAt;
            case DeleteColumn -> covered |= old;
            // hides one version only, so that older cells become visible: keep all cells of the row
            case DeleteFamilyVersion, Delete -> singleVersionsDeleted = true;
            default -> {
                var hides = covered || cell.getTimestamp() <= rowDeletedAt;
                covered |= old;
                return hides && !singleVersionsDeleted;
            }
        }
        return false;
    }
}
