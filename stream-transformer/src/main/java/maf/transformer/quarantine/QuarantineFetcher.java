package maf.transformer.quarantine;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import maf.contract.wire.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Fetches quarantined records with their bytes, by the positions in an index. */
final class QuarantineFetcher {
    private QuarantineFetcher() {}

    /** The records by index entry; records that retention has removed meanwhile are missing. */
    static Map<QuarantinedRecord, ConsumerRecord<byte[], byte[]>> fetch(
            TopicReader log, Collection<QuarantinedRecord> entries) {
        var wanted = new HashMap<TopicPartition, Map<Long, QuarantinedRecord>>();
        var from = new HashMap<TopicPartition, Long>();
        var to = new HashMap<TopicPartition, Long>();
        for (var entry : entries) {
            var partition = new TopicPartition(Topics.QUARANTINE, entry.partition());
            wanted.computeIfAbsent(partition, each -> new HashMap<>()).put(entry.offset(), entry);
            from.merge(partition, entry.offset(), Math::min);
            to.merge(partition, entry.offset() + 1, Math::max);
        }
        var found = new HashMap<QuarantinedRecord, ConsumerRecord<byte[], byte[]>>();
        log.read(from, to, record -> {
            var entry = wanted.get(new TopicPartition(record.topic(), record.partition()))
                    .get(record.offset());
            if (entry != null) {
                found.put(entry, record);
            }
        });
        return found;
    }
}
