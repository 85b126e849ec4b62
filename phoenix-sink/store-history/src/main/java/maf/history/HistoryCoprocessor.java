package maf.history;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.hbase.coprocessor.ObserverContext;
import org.apache.hadoop.hbase.coprocessor.RegionCoprocessor;
import org.apache.hadoop.hbase.coprocessor.RegionCoprocessorEnvironment;
import org.apache.hadoop.hbase.coprocessor.RegionObserver;
import org.apache.hadoop.hbase.regionserver.InternalScanner;
import org.apache.hadoop.hbase.regionserver.ScanType;
import org.apache.hadoop.hbase.regionserver.Store;
import org.apache.hadoop.hbase.regionserver.compactions.CompactionLifeCycleTracker;
import org.apache.hadoop.hbase.regionserver.compactions.CompactionRequest;

/**
 * Runs in HBase's region server and makes compactions drop what no moment within a table's history window can see. HBase's own
 * TTL cannot do that: it counts from when a value was written, so a value of last week that was replaced a minute ago is gone at
 * the next flush, and with it the state of two minutes ago.
 */
public final class HistoryCoprocessor implements RegionCoprocessor, RegionObserver {
    @Override
    public Optional<RegionObserver> getRegionObserver() {
        return Optional.of(this);
    }

    @Override
    public InternalScanner preCompact(
            ObserverContext<RegionCoprocessorEnvironment> context,
            Store store,
            InternalScanner scanner,
            ScanType scanType,
            CompactionLifeCycleTracker tracker,
            CompactionRequest request)
            throws IOException {
        return TableHistory.of(context.getEnvironment().getRegion().getTableDescriptor())
                .<InternalScanner>map(
                        history -> new HistoryScanner(scanner, history.purgeEdge(System.currentTimeMillis())))
                .orElse(scanner);
    }
}
