package maf.local.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The counts of one table from its sources to the store; a count that is not available is null.
 *
 * @param topics its raw topics
 * @param sourceRows rows in its source tables now
 * @param raw change events captured (Debezium's tombstones, which follow each delete, are not counted)
 * @param cleansed records in the cleansed topic, deletes included; compaction may have removed older ones
 * @param quarantined records that its contract refused and no redrive has resolved since
 * @param stored rows in the store now
 * @param lagSeconds age of the oldest record that has not reached the next stage; 0 if all have
 */
public record TableStatus(
        String name,
        List<String> topics,
        @JsonProperty("source_rows") Long sourceRows,
        Long raw,
        Long cleansed,
        Long quarantined,
        Long stored,
        @JsonProperty("lag_seconds") Double lagSeconds) {
    TableStatus withLag(Double seconds) {
        return new TableStatus(name, topics, sourceRows, raw, cleansed, quarantined, stored, seconds);
    }
}
