package maf.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.ClusterResource;
import org.junit.jupiter.api.Test;

class ClusterGuardTest {
    @Test
    void anotherClusterThanTheFirstOneOfAnyClientEndsTheProcess() {
        var first = new AtomicReference<String>();
        var ends = new ArrayList<String>();
        var consumer = new ClusterGuard(first, ends::add);
        var producer = new ClusterGuard(first, ends::add);

        consumer.onUpdate(new ClusterResource("a"));
        producer.onUpdate(new ClusterResource("a"));
        consumer.onUpdate(new ClusterResource(null));
        assertThat(ends).isEmpty();

        producer.onUpdate(new ClusterResource("b"));
        assertThat(ends).singleElement().asString().contains("another cluster: b, before a");
    }
}
