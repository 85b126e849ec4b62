package maf.local.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import maf.contract.wire.MafHeaders;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic {@code dead-letters}, read for one cleansed topic. */
final class DeadLetterTopic {
    static final String TOPIC = "dead-letters";

    private DeadLetterTopic() {}

    static List<ConsumerRecord<byte[], byte[]>> of(String bootstrapServers, String cleansedTopic) {
        var letters = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var scan = new TopicScan(bootstrapServers)) {
            scan.read(List.of(TOPIC), record -> {
                var topic = record.headers().lastHeader(MafHeaders.TOPIC).value();
                if (new String(topic, UTF_8).equals(cleansedTopic)) {
                    letters.add(record);
                }
            });
        }
        return letters;
    }
}
