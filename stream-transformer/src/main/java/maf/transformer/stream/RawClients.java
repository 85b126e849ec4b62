package maf.transformer.stream;

import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** Kafka Streams' own clients, but for the consumer of raw topics. */
public final class RawClients extends DefaultKafkaClientSupplier {
    private final LostRecords lost;

    public RawClients(TransformerMetrics metrics) {
        this.lost = new LostRecords(metrics);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new RawConsumer(config, lost);
    }
}
