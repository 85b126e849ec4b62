package maf.transformer.quarantine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks, after a redrive has committed, for newer events that arrived in the meantime. They precede the older record in the
 * log, so compaction would remove them and keep the older one. A copy of each is therefore written after it. The store does
 * not need this, because it compares versions.
 */
record NewerEventCopier(TopicReader log, RedriveTransaction transaction, RedrivePlan plan) {
    /**
     * Returns when no newer event precedes a record that was sent.
     *
     * @param from the offsets up to which the log has been read
     */
    void follow(Map<RedrivePlan.RowKey, RedrivePlan.Sent> sent, Map<TopicPartition, Long> from) {
        var behind = sent;
        var known = from;
        while (!behind.isEmpty()) {
            var ends = log.ends(known.keySet());
            var newer = newest(behind, known, ends);
            var copies = new ArrayList<>(newer.values());
            if (copies.isEmpty()) {
                return;
            }
            var records = copies.stream().map(RedrivePlan::copy).toList();
            behind = plan.sent(records, transaction.commit(records));
            known = ends;
        }
    }

    private Map<RedrivePlan.RowKey, ConsumerRecord<byte[], byte[]>> newest(
            Map<RedrivePlan.RowKey, RedrivePlan.Sent> sent,
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to) {
        var newest = new HashMap<RedrivePlan.RowKey, ConsumerRecord<byte[], byte[]>>();
        log.read(from, to, record -> {
            if (record.key() == null) {
                return;
            }
            var row = RedrivePlan.RowKey.of(record.topic(), record.key());
            var ours = sent.get(row);
            if (ours == null || ours.partition() != record.partition() || ours.offset() <= record.offset()) {
                return;
            }
            var event = plan.event(record);
            var best = newest.containsKey(row) ? plan.event(newest.get(row)) : ours.event();
            if (!event.isSameAs(ours.event()) && event.isNewerThan(best)) {
                newest.put(row, record);
            }
        });
        return newest;
    }
}
