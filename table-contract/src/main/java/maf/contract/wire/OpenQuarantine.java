package maf.contract.wire;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * The open records of the quarantine: the newest record of each identity, unless a marker says that it is resolved.
 *
 * @param <R> what is kept of a record
 */
public final class OpenQuarantine<R> {
    private final Map<QuarantineId, QuarantineMarker> markers = new HashMap<>();
    private final Map<QuarantineId, R> open = new HashMap<>();
    private final BinaryOperator<R> newer;

    /** @param newer gives the newer one of two records that have the same identity */
    public OpenQuarantine(BinaryOperator<R> newer) {
        this.newer = newer;
    }

    /** Adds a record of the topic {@link Topics#QUARANTINE_RESOLVED}. All markers must be added before the records. */
    public void addMarker(byte[] key, byte[] value) {
        if (key != null && value != null) {
            add(QuarantineId.ofJson(key), QuarantineMarker.ofJson(value));
        }
    }

    /** Adds a marker. All markers must be added before the records. */
    public void add(QuarantineId id, QuarantineMarker marker) {
        markers.put(id, marker);
    }

    /**
     * Adds a record of the topic {@link Topics#QUARANTINE}.
     *
     * @param partition of that topic
     * @param offset in that partition
     */
    public void add(QuarantineId id, int partition, long offset, R record) {
        var marker = markers.get(id);
        if (marker == null || !marker.resolves(partition, offset)) {
            open.merge(id, record, newer);
        }
    }

    /** The open records by identity, in no order. */
    public Map<QuarantineId, R> records() {
        return Collections.unmodifiableMap(open);
    }

    /** The number of markers by outcome. */
    public Map<String, Long> resolved() {
        var counts = new TreeMap<String, Long>();
        markers.values().forEach(marker -> counts.merge(marker.outcome(), 1L, Long::sum));
        return counts;
    }
}
