package maf.sink.schema;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maf.history.TableHistory;
import maf.history.VersionLead;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.KeepDeletedCells;
import org.apache.hadoop.hbase.client.ColumnFamilyDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.phoenix.schema.PTable;

/** The properties that a table has and those that it must have; DESIGN.md gives the reason for each. */
final class TableProperties {
    private static final String STORE_NULLS = "STORE_NULLS";
    private static final String KEEP_DELETED_CELLS = "KEEP_DELETED_CELLS";
    private static final String VERSIONS = "VERSIONS";
    private static final String TTL = "TTL";
    private static final String PHOENIX_COMPACTION = "\"phoenix.table.ttl.enabled\"";
    private static final String PURGE_DELETES = "\"hbase.hstore.time.to.purge.deletes\"";
    private static final String NEVER = "'" + Long.MAX_VALUE + "'";
    private static final String WINDOW = "\"" + TableHistory.WINDOW + "\"";
    private static final String SINCE = "\"" + TableHistory.SINCE + "\"";
    private static final String LEAD = "\"" + TableHistory.LEAD + "\"";
    private static final int KEPT_VERSIONS = 10_000; // no limit by number within the window
    private static final int METADATA_CACHE_MS = 300_000; // allows six times as many point reads

    private final Map<String, String> actual;
    private final TableDescriptor descriptor;

    TableProperties(PTable table, TableDescriptor descriptor) {
        this.descriptor = descriptor;
        actual = actual(table, descriptor);
    }

    /** Property and value, as in a statement. */
    static Map<String, String> wanted(TableHistory history) {
        var wanted = new LinkedHashMap<String, String>();
        wanted.put(STORE_NULLS, "true");
        wanted.put("DISABLE_WAL", "false");
        wanted.put("UPDATE_CACHE_FREQUENCY", Integer.toString(METADATA_CACHE_MS));
        wanted.put(VERSIONS, Integer.toString(KEPT_VERSIONS));
        wanted.put("MIN_VERSIONS", "1");
        wanted.put(TTL, Integer.toString(HConstants.FOREVER));
        wanted.put(KEEP_DELETED_CELLS, "'" + KeepDeletedCells.TRUE + "'");
        wanted.put(PHOENIX_COMPACTION, "'false'");
        wanted.put(PURGE_DELETES, NEVER);
        wanted.put(WINDOW, "'" + history.window().toMillis() + "'");
        wanted.put(SINCE, "'" + history.since().toEpochMilli() + "'");
        return wanted;
    }

    private static Map<String, String> actual(PTable table, TableDescriptor descriptor) {
        ColumnFamilyDescriptor family = descriptor.getColumnFamilies()[0];
        var actual = new LinkedHashMap<String, String>();
        actual.put(STORE_NULLS, Boolean.toString(table.getStoreNulls()));
        actual.put("DISABLE_WAL", Boolean.toString(table.isWALDisabled()));
        actual.put("UPDATE_CACHE_FREQUENCY", Long.toString(table.getUpdateCacheFrequency()));
        actual.put(VERSIONS, Integer.toString(family.getMaxVersions()));
        actual.put("MIN_VERSIONS", Integer.toString(family.getMinVersions()));
        actual.put(TTL, Integer.toString(family.getTimeToLive()));
        actual.put(KEEP_DELETED_CELLS, "'" + family.getKeepDeletedCells() + "'");
        actual.put(PHOENIX_COMPACTION, "'" + descriptor.getValue("phoenix.table.ttl.enabled") + "'");
        actual.put(PURGE_DELETES, "'" + descriptor.getValue("hbase.hstore.time.to.purge.deletes") + "'");
        actual.put(WINDOW, "'" + descriptor.getValue(TableHistory.WINDOW) + "'");
        actual.put(SINCE, "'" + descriptor.getValue(TableHistory.SINCE) + "'");
        return actual;
    }

    /** Returns the properties to set, with their values; empty if all are correct. */
    Map<String, String> differences(Duration window, Instant now) {
        var wanted = wanted(history(window, now));
        wanted.entrySet().removeIf(property -> property.getValue().equals(actual.get(property.getKey())));
        return wanted;
    }

    /** States before this moment are incomplete if the table did not keep what it should. */
    private TableHistory history(Duration window, Instant now) {
        return TableHistory.of(descriptor)
                .filter(this::keptEverything)
                .map(history -> history.with(window, now))
                .orElse(new TableHistory(window, now));
    }

    private boolean keptEverything(TableHistory history) {
        var wanted = wanted(history);
        return Stream.of(STORE_NULLS, VERSIONS, TTL, KEEP_DELETED_CELLS, PHOENIX_COMPACTION)
                .allMatch(property -> wanted.get(property).equals(actual.get(property)));
    }

    /** Whether compactions may have dropped delete markers. */
    boolean mayLackDeletes() {
        return !actual.get(KEEP_DELETED_CELLS).equals("'" + KeepDeletedCells.TRUE + "'")
                || !actual.get(PHOENIX_COMPACTION).equals("'false'")
                || !actual.get(PURGE_DELETES).equals(NEVER);
    }

    /** What must be set so that readers know of a time in which versions ran ahead; empty when they do. */
    Map<String, String> lead(VersionLead lead) {
        var known = TableHistory.of(descriptor).flatMap(history -> history.leadSince(lead.from()));
        if (known.isPresent() && known.get().covers(lead)) {
            return Map.of();
        }
        return Map.of(LEAD, "'" + known.map(lead::with).orElse(lead).write() + "'");
    }

    /** Describes each property with its old and new value. */
    String describe(Map<String, String> differences) {
        return differences.entrySet().stream()
                .map(each -> each.getKey() + " from " + actual.get(each.getKey()) + " to " + each.getValue())
                .collect(Collectors.joining(", "));
    }
}
