package maf.sink.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import maf.contract.wire.MafHeaders;
import maf.sink.read.RowEvent;
import maf.sink.schema.StoreColumns;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;

/**
 * Finds the versions of redriven events: directly above the event that came before at the source if that one is found in
 * the store, otherwise below everything of the event's own time. DESIGN.md explains why this hides no newer event.
 */
final class RedriveVersioning {
    private static final Pattern DELETED = Pattern.compile(MafHeaders.REDRIVEN_AFTER_DELETE + "([0-9]{1,18})");

    private RedriveVersioning() {}

    /** Splits events into runs of one table in which no row occurs twice, so that each event sees the result of the one before. */
    static List<List<RowEvent>> groups(List<RowEvent> events, int most) {
        var groups = new ArrayList<List<RowEvent>>();
        var group = new ArrayList<RowEvent>();
        var rows = new HashSet<ByteBuffer>();
        for (var event : events) {
            var row = ByteBuffer.wrap(event.record().key());
            if (!group.isEmpty()
                    && (group.size() >= most
                            || rows.contains(row)
                            || !group.get(0)
                                    .record()
                                    .topic()
                                    .equals(event.record().topic()))) {
                groups.add(group);
                group = new ArrayList<>();
                rows.clear();
            }
            group.add(event);
            rows.add(row);
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }

    /** Returns the events, each with the version to write it with. */
    static List<RowEvent> of(StoreTable table, List<RowEvent> events) throws IOException {
        var versioned = new ArrayList<>(events);
        var gets = new ArrayList<Get>();
        var indexes = new ArrayList<Integer>();
        for (var i = 0; i < events.size(); i++) {
            var event = events.get(i);
            var before = before(event);
            var delete = DELETED.matcher(before);
            if (delete.matches() && isStorable(table, event)) {
                versioned.set(i, afterDelete(table, event, Long.parseLong(delete.group(1))));
            } else if (before.indexOf('/') >= 0 && isStorable(table, event)) {
                gets.add(table.encoder()
                        .get(table.encoder().row(event.key()), StoreColumns.SOURCE)
                        .readAllVersions()
                        .setTimeRange(event.version() + 1, Long.MAX_VALUE));
                indexes.add(i);
            }
        }
        var results = get(table, gets);
        for (var i = 0; i < results.length; i++) {
            var event = events.get(indexes.get(i));
            var wanted = before(event).getBytes(UTF_8);
            for (var cell : results[i].rawCells()) { // newest first
                if (CellUtil.matchingValue(cell, wanted)) {
                    versioned.set(indexes.get(i), event.at(cell.getTimestamp()));
                    break;
                }
            }
        }
        return versioned;
    }

    private static Result[] get(StoreTable table, List<Get> gets) throws IOException {
        try (var rows = table.rows()) {
            return rows.get(gets);
        }
    }

    /** A delete also hides cells of its own version. With two deletes, or anything above the only one, newer events may be among them. */
    private static RowEvent afterDelete(StoreTable table, RowEvent event, long deletedAt) throws IOException {
        var row = table.encoder().row(event.key());
        var scan = new Scan()
                .withStartRow(row)
                .withStopRow(row, true)
                .setRaw(true)
                .readAllVersions()
                .setTimeRange(deletedAt, Long.MAX_VALUE);
        var deletes = new HashSet<Long>();
        var newest = 0L;
        try (var rows = table.rows();
                var results = rows.getScanner(scan)) {
            for (var result : results) {
                for (Cell cell : result.rawCells()) {
                    if (CellUtil.isDelete(cell)) {
                        deletes.add(cell.getTimestamp());
                    }
                    newest = Math.max(newest, cell.getTimestamp());
                }
            }
        }
        return deletes.size() == 1 && deletes.contains(newest) && newest >= event.version()
                ? event.at(newest + 1)
                : event;
    }

    /** Whether HBase can hold the row's key; if it cannot, encoding the row gives the reason. */
    private static boolean isStorable(StoreTable table, RowEvent event) {
        try {
            table.encoder().row(event.key());
            return true;
        } catch (UnstorableRowException e) {
            return false;
        }
    }

    private static String before(RowEvent event) {
        var header = event.record().headers().lastHeader(MafHeaders.REDRIVEN);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
