package maf.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class KafkaMeterFilterTest {
    @Test
    void showsNoFigurePerPartitionBrokerOrTask() {
        // Given
        var registry = new SimpleMeterRegistry();
        registry.config().meterFilter(new KafkaMeterFilter());

        // When
        registry.counter("kafka.consumer.fetch.manager.records.lag", "client.id", "a", "partition", "0");
        registry.counter("kafka.consumer.node.request.total", "client.id", "a", "node.id", "node-1");
        registry.counter("kafka.stream.task.dropped.records.total", "task.id", "0_1");
        registry.counter("kafka.admin.client.request.total", "client.id", "a-admin");
        registry.counter("kafka.stream.thread.poll.rate", "thread.id", "a");
        registry.counter("kafka.consumer.fetch.manager.records.lag.max", "client.id", "a");
        registry.counter("maf.records.in", "topic", "a");

        // Then
        assertThat(registry.getMeters())
                .extracting(meter -> meter.getId().getName())
                .containsExactlyInAnyOrder("kafka.consumer.fetch.manager.records.lag.max", "maf.records.in");
    }
}
