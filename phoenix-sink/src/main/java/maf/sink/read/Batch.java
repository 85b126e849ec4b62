package maf.sink.read;

import java.util.List;
import java.util.Map;
import maf.sink.version.CommitPosition;
import org.apache.kafka.common.TopicPartition;

/**
 * The records written to the store together; durable only as a whole.
 *
 * @param rows by cleansed topic, to be written in any order; a row can also occur with an earlier delete
 * @param redriven events out of the partition's order; written after {@code rows}, in their order
 * @param refused records for {@code dead-letters}, written before anything is committed
 * @param positions offsets to commit afterwards
 */
public record Batch(
        Map<String, List<PendingRow>> rows,
        List<RowEvent> redriven,
        List<RefusedRecord> refused,
        Map<TopicPartition, CommitPosition> positions) {}
