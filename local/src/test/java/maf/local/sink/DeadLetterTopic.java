package maf.local.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import maf.contract.wire.MafHeaders;
import maf.contract.wire.Topics;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The records of one cleansed topic in {@code dead-letters}. */
final class DeadLetterTopic {

    private DeadLetterTopic() {}

    static List<ConsumerRecord<byte[], byte[]>> of(String bootstrapServers, String cleansedTopic) {
        var letters = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        try (var scan = new TopicScan(bootstrapServers)) {
            scan.read(List.of(Topics.DEAD_LETTERS), record -> {
                var topic = record.headers().lastHeader(MafHeaders.TOPIC).value();
                if (new String(topic, UTF_8).equals(cleansedTopic)) {
                    letters.add(record);
                }
            });
        }
        return letters;
    }
}
