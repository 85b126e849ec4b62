package maf.transformer.stream;

import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts and logs raw records that were deleted before they were read. */
record LostRecords(TransformerMetrics metrics) {
    private static final Logger LOG = LoggerFactory.getLogger(LostRecords.class);

    /**
     * Notes that reading cannot go on where it stopped.
     *
     * @param wanted the offset of the next record to read, which does not exist
     * @param oldest the offset of the oldest record that there is
     */
    void add(TopicPartition partition, long wanted, long oldest) {
        var newTopic = oldest <= wanted;
        var records = newTopic ? 1 : oldest - wanted; // how many records the old topic still had is unknown
        metrics.recordsLost(partition.topic()).increment((double) records);
        LOG.atError()
                .addKeyValue("topic", partition.topic())
                .addKeyValue("partition", partition.partition())
                .addKeyValue("offset", wanted)
                .addKeyValue(
                        "detail",
                        newTopic
                                ? "the topic was made anew: what the old one had from this offset on is gone"
                                : records + " records were deleted, the oldest that is left has offset " + oldest)
                .log(
                        "Raw records were lost before they were read, compare the topic's tables with their source (reconcile)");
    }
}
