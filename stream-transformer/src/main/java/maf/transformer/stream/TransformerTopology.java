package maf.transformer.stream;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import maf.contract.model.TableContract;
import maf.contract.rule.RowRules;
import maf.contract.wire.Topics;
import maf.transformer.cleanse.RecordCleanser;
import maf.transformer.cleanse.SizeLimits;
import maf.transformer.cleanse.SourceTables;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** The topology as a function of the contracts: all raw topics, one processor, one sink per table and the quarantine. */
public final class TransformerTopology {
    static final String PROCESSOR = "cleanse";
    private static final String SOURCE = "raw";

    // Kafka Streams would stop at a record with a time before 1970 or without one; such a record is valid.
    private static final TimestampExtractor RECORD_TIME = (record, partitionTime) -> Math.max(0, record.timestamp());

    private TransformerTopology() {}

    /**
     * Builds it. Each task has its own cleanser, because a cleanser is confined to one thread.
     *
     * @param rules by contract name
     * @param topicIds Kafka's ids of the raw topics by name, as far as they are known
     */
    public static Topology of(
            List<TableContract> contracts,
            Map<String, RowRules> rules,
            SizeLimits limits,
            TransformerMetrics metrics,
            Map<String, String> topicIds) {
        var sourceTables = new SourceTables();
        Supplier<RecordCleanser> cleanser = () -> RecordCleanser.of(contracts, rules, sourceTables);
        var bytes = new ByteArrayDeserializer();
        var topics = cleanser.get().topics();
        topics.forEach(metrics::recordsIn); // the metrics exist before the first event
        topics.forEach(metrics::recordsLost);
        contracts.forEach(metrics::register);
        var topology = new Topology()
                .addSource(AutoOffsetReset.earliest(), SOURCE, RECORD_TIME, bytes, bytes, topics.toArray(String[]::new))
                .addProcessor(
                        PROCESSOR, () -> new TransformProcessor(cleanser.get(), limits, metrics, topicIds), SOURCE);
        contracts.forEach(contract -> addSink(topology, contract.topic()));
        addSink(topology, Topics.QUARANTINE);
        return topology;
    }

    private static void addSink(Topology topology, String topic) {
        topology.addSink(
                topic,
                topic,
                PartitionedKey.SERIALIZER,
                new ByteArraySerializer(),
                PartitionedKey.PARTITIONER,
                PROCESSOR);
    }
}
