package maf.sink.read;

import java.util.List;
import java.util.Map;
import maf.sink.version.CommitPosition;
import org.apache.kafka.common.TopicPartition;

/**
 * What goes to the store in one piece; durable only as a whole.
 *
 * @param rows by cleansed topic, to be written in any order: a row may also be there with an earlier delete
 * @param redriven events out of the partition's order; written after {@code rows}, in their order
 * @param refused go to {@code dead-letters} before anything is committed
 * @param positions to commit afterwards
 */
public record Batch(
        Map<String, List<PendingRow>> rows,
        List<RowEvent> redriven,
        List<RefusedRecord> refused,
        Map<TopicPartition, CommitPosition> positions) {}
