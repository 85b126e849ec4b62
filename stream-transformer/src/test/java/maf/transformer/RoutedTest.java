package maf.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class RoutedTest {
    @Test
    void staysInThePartitionOfTheRawRecord() {
        var routed = new Routed(3, Bytes.wrap(new byte[] {1}));

        assertThat(Routed.PARTITIONER.partitions("t", routed, null, 4)).contains(Set.of(3));
        assertThat(Routed.SERIALIZER.serialize("t", routed)).containsExactly(1);
        assertThat(Routed.SERIALIZER.serialize("t", new Routed(0, null))).isNull();
    }

    @Test
    void refusesATopicWithFewerPartitions() {
        assertThatThrownBy(() -> Routed.PARTITIONER.partitions("t", new Routed(3, null), null, 3))
                .hasMessageContaining("Topic t has 3 partitions");
    }
}
