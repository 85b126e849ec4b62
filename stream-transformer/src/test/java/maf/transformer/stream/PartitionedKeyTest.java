package maf.transformer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class PartitionedKeyTest {
    @Test
    void staysInThePartitionOfTheRawRecord() {
        var routed = new PartitionedKey(3, Bytes.wrap(new byte[] {1}));

        assertThat(PartitionedKey.PARTITIONER.partitions("t", routed, null, 4)).contains(Set.of(3));
        assertThat(PartitionedKey.SERIALIZER.serialize("t", routed)).containsExactly(1);
        assertThat(PartitionedKey.SERIALIZER.serialize("t", new PartitionedKey(0, null)))
                .isNull();
    }

    @Test
    void refusesATopicWithFewerPartitions() {
        assertThatThrownBy(() -> PartitionedKey.PARTITIONER.partitions("t", new PartitionedKey(3, null), null, 3))
                .hasMessageContaining("Topic t has 3 partitions");
    }
}
