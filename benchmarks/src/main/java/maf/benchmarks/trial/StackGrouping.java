package maf.benchmarks.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;

/**
 * Counts stack samples by group. The innermost frame with one of the prefixes determines the group, whatever it calls.
 *
 * @param prefixes prefixes of {@code package.Class.method} with the name of their group, more specific ones first
 * @param otherwise the group of samples without such a frame
 */
public record StackGrouping(
        String title, List<Map.Entry<String, String>> prefixes, String otherwise, Map<String, Long> counts) {
    private static final String INTERNALS = "org.apache.kafka.streams.processor.internals.";

    public static StackGrouping transformerByStage() {
        return new StackGrouping(
                "by stage",
                List.of(
                        Map.entry("maf.transformer.stream.TransformerMetrics.", "our metrics"),
                        Map.entry(
                                "maf.transformer.stream.TransformProcessor.",
                                "our processor, around the contract step"),
                        Map.entry("maf.transformer.cleanse.RecordOrigin.", "our headers"),
                        Map.entry("maf.transformer.stream.PartitionedKey.", "our processor, around the contract step"),
                        Map.entry("maf.", "contract step"),
                        Map.entry("org.apache.kafka.common.metrics.", "metrics of Kafka Streams and its clients"),
                        Map.entry("org.apache.kafka.clients.producer.KafkaProducer.commit", "commit"),
                        Map.entry("org.apache.kafka.clients.producer.KafkaProducer.", "producer, stream thread"),
                        Map.entry("org.apache.kafka.clients.producer.internals.Sender.", "producer, network thread"),
                        Map.entry("org.apache.kafka.clients.consumer.KafkaConsumer.", "consumer"),
                        Map.entry(INTERNALS + "RecordCollectorImpl.", "Kafka Streams, collector"),
                        Map.entry(INTERNALS + "RecordQueue.", "Kafka Streams, queues"),
                        Map.entry("org.apache.kafka.streams.", "Kafka Streams, other")),
                "other",
                new HashMap<>());
    }

    public static StackGrouping sinkByStage() {
        return new StackGrouping(
                "by stage",
                List.of(
                        Map.entry("maf.contract.format.CleansedFormat.", "reading: JSON"),
                        Map.entry("maf.sink.read.CleansedReader.", "reading: other"),
                        Map.entry("maf.sink.version.Versions.", "versions"),
                        Map.entry("maf.sink.read.Buffer.", "buffer"),
                        Map.entry("maf.sink.write.RowEncoder.", "encoding"),
                        Map.entry("maf.sink.monitor.SinkMetrics.", "our metrics"),
                        Map.entry("org.apache.hadoop.hbase.client.", "HBase's client"),
                        Map.entry("org.apache.hadoop.hbase.ipc.", "HBase's client, requests"),
                        Map.entry("org.apache.hadoop.hbase.", "HBase, other"),
                        Map.entry("org.apache.hbase.thirdparty.io.netty.", "HBase's network thread"),
                        Map.entry("org.apache.kafka.clients.consumer.KafkaConsumer.commit", "commit"),
                        Map.entry("org.apache.kafka.clients.consumer.", "consumer"),
                        Map.entry("maf.sink.", "our loop and batches")),
                "other",
                new HashMap<>());
    }

    static StackGrouping byPackage() {
        return new StackGrouping(
                "by package of the innermost frame outside the JDK",
                Stream.of(
                                "org.apache.kafka.clients.producer",
                                "org.apache.kafka.clients.consumer",
                                "org.apache.kafka.clients",
                                "org.apache.kafka.common.record",
                                "org.apache.kafka.common",
                                "org.apache.kafka.streams",
                                "com.fasterxml.jackson",
                                "org.apache.hadoop.hbase.client",
                                "org.apache.hadoop.hbase.ipc",
                                "org.apache.hadoop.hbase.shaded.protobuf",
                                "org.apache.hadoop.hbase",
                                "org.apache.hbase.thirdparty.com.google.protobuf",
                                "org.apache.hbase.thirdparty.io.netty",
                                "org.apache.hadoop",
                                "org.apache.phoenix",
                                "dev.cel",
                                "io.micrometer",
                                "io.prometheus",
                                "net.jpountz",
                                "maf.contract",
                                "maf.transformer",
                                "maf.sink")
                        .map(name -> Map.entry(name + ".", name))
                        .toList(),
                "only the JDK",
                new HashMap<>());
    }

    static StackGrouping byMethod() {
        return new StackGrouping("by method", List.of(), "", new HashMap<>());
    }

    void add(RecordedStackTrace stack) {
        counts.merge(group(stack), 1L, Long::sum);
    }

    private String group(RecordedStackTrace stack) {
        if (prefixes.isEmpty()) {
            return name(stack.getFrames().get(0));
        }
        for (var frame : stack.getFrames()) {
            var method = name(frame);
            for (var prefix : prefixes) {
                if (method.startsWith(prefix.getKey())) {
                    return prefix.getValue();
                }
            }
        }
        return otherwise;
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }
}
