package maf.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellComparator;
import org.apache.hadoop.hbase.KeyValue;
import org.junit.jupiter.api.Test;

class HiddenCellsTest {
    private static final int EDGE = 10;
    private static final int END = 20;

    @Test
    void everyReadFromTheEdgeOnStaysTheSameInAnyPieces() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var run = 0; run < 5_000; run++) {
            var all = cells(random);
            var kept = kept(all);
            // a compaction of some files sees some of the cells
            var some = all.stream().filter(cell -> random.nextBoolean()).toList();
            var pieces = new ArrayList<>(kept(some));
            pieces.addAll(all.stream().filter(cell -> !some.contains(cell)).toList());
            for (var moment = EDGE; moment <= END; moment++) {
                assertThat(read(kept, moment)).as("seed %s, %s", seed, all).isEqualTo(read(all, moment));
                assertThat(read(pieces, moment)).as("seed %s, %s", seed, all).isEqualTo(read(all, moment));
            }
        }
    }

    @Test
    void letsGoOfWhatNobodySeesAndKeepsEveryMarker() {
        var cells = List.of(
                cell("r", "", 8, KeyValue.Type.DeleteFamily),
                cell("r", "", 3, KeyValue.Type.DeleteFamily),
                cell("r", "a", 12, KeyValue.Type.Put),
                cell("r", "a", 9, KeyValue.Type.Put),
                cell("r", "a", 7, KeyValue.Type.Put),
                cell("r", "b", 8, KeyValue.Type.Put),
                cell("s", "a", 2, KeyValue.Type.Put),
                cell("s", "a", 1, KeyValue.Type.Put));
        assertThat(kept(cells)).containsExactly(cells.get(0), cells.get(1), cells.get(2), cells.get(3), cells.get(6));
    }

    private static List<Cell> cells(Random random) {
        var cells = new ArrayList<Cell>();
        var types = List.of(KeyValue.Type.Put, KeyValue.Type.Put, KeyValue.Type.Put, KeyValue.Type.DeleteColumn);
        for (var at : LongStream.range(0, random.nextInt(12)).toArray()) {
            var time = 1 + random.nextInt(END);
            if (random.nextInt(5) == 0) {
                cells.add(cell("r" + at % 2, "", time, KeyValue.Type.DeleteFamily));
            } else {
                cells.add(cell("r" + at % 2, "q" + random.nextInt(2), time, types.get(random.nextInt(4))));
            }
        }
        return cells.stream().distinct().sorted(CellComparator.getInstance()).toList();
    }

    private static List<Cell> kept(List<Cell> cells) {
        var hidden = new HiddenCells(EDGE);
        return cells.stream().filter(hidden.negate()).toList();
    }

    private static boolean isDelete(Cell cell) {
        return cell.getType() != Cell.Type.Put;
    }

    /** Column by column, what a read of that moment finds. */
    private static Map<String, Long> read(List<Cell> cells, long moment) {
        var found = new TreeMap<String, Long>();
        for (var put : cells) {
            var deletes = cells.stream()
                    .filter(HiddenCellsTest::isDelete)
                    .filter(cell -> cell.getTimestamp() <= moment && cell.getTimestamp() >= put.getTimestamp())
                    .filter(cell -> row(cell).equals(row(put)))
                    .filter(cell -> cell.getType() == Cell.Type.DeleteFamily
                            || column(cell).equals(column(put)));
            if (!isDelete(put)
                    && put.getTimestamp() <= moment
                    && deletes.findAny().isEmpty()) {
                found.merge(row(put) + column(put), put.getTimestamp(), Math::max);
            }
        }
        return found;
    }

    private static String row(Cell cell) {
        return new String(cell.getRowArray(), cell.getRowOffset(), cell.getRowLength(), StandardCharsets.UTF_8);
    }

    private static String column(Cell cell) {
        return new String(
                cell.getQualifierArray(), cell.getQualifierOffset(), cell.getQualifierLength(), StandardCharsets.UTF_8);
    }

    private static Cell cell(String row, String column, long time, KeyValue.Type type) {
        return new KeyValue(bytes(row), bytes("f"), bytes(column), time, type, bytes("v"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
