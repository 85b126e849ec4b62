package maf.verifier.canary;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import maf.contract.wire.ConsumerGroups;
import maf.contract.wire.MafHeaders;
import maf.contract.wire.Topics;
import maf.runtime.kafka.ConsumerLag;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Searches a probe in the topics on its path. */
record StageFinder(TopicScan scan, Admin admin, String cleansedTopic) {
    // The clocks of this program and of the connector may differ.
    private static final Duration EARLIER = Duration.ofMinutes(1);

    private record Found(TopicPartition partition, long offset) {}

    Stage find(Probe probe, String rawTopic) throws ExecutionException, InterruptedException {
        var source = probe.key().source();
        if (first(rawTopic, probe, record -> covers(ProbeRecord.raw(record.value()), probe)) == null) {
            return Stage.WRITTEN;
        }
        var cleansed = first(
                cleansedTopic,
                probe,
                record -> covers(ProbeRecord.cleansed(source, record.key(), record.value()), probe));
        if (cleansed == null) {
            Predicate<ConsumerRecord<byte[], byte[]>> refused =
                    record -> comesFrom(rawTopic, record) && covers(ProbeRecord.raw(record.value()), probe);
            return first(Topics.QUARANTINE, probe, refused) == null ? Stage.CAPTURED : Stage.QUARANTINED;
        }
        var next = ConsumerLag.nextOffsets(admin, ConsumerGroups.PHOENIX_SINK, List.of(cleansed.partition()))
                .get(cleansed.partition());
        if (next <= cleansed.offset()) {
            return Stage.CLEANSED;
        }
        Predicate<ConsumerRecord<byte[], byte[]>> refused =
                record -> covers(ProbeRecord.cleansed(source, record.key(), record.value()), probe);
        return first(Topics.DEAD_LETTERS, probe, refused) == null ? Stage.STORED : Stage.DEAD_LETTERED;
    }

    private static boolean covers(java.util.Optional<ProbeRecord> found, Probe probe) {
        return found.filter(record -> record.covers(probe)).isPresent();
    }

    private static boolean comesFrom(String topic, ConsumerRecord<byte[], byte[]> record) {
        var header = record.headers().lastHeader(MafHeaders.TOPIC);
        return header != null && new String(header.value(), StandardCharsets.UTF_8).equals(topic);
    }

    /** Position of the topic's first such record from about the probe's time on, or null. */
    private Found first(String topic, Probe probe, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        var found = new Found[1];
        scan.read(scan.since(List.of(topic), probe.committedAtMs() - EARLIER.toMillis()), record -> {
            if (wanted.test(record)) {
                found[0] = new Found(new TopicPartition(record.topic(), record.partition()), record.offset());
            }
            return found[0] == null;
        });
        return found[0];
    }
}
