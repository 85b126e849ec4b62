package maf.sink.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class BoundedDeserializerTest {
    private final BoundedDeserializer values = new BoundedDeserializer(10);

    @Test
    void letsNoMoreThroughInOnePollAndAtLeastOne() {
        assertThat(values.deserialize("t", new byte[20])).hasSize(20);
        assertThat(values.deserialize("t", null)).isNull();
        assertThatThrownBy(() -> values.deserialize("t", new byte[1])).isInstanceOf(SerializationException.class);
        values.begin();
        assertThat(values.deserialize("t", new byte[4])).hasSize(4);
        assertThat(values.deserialize("t", new byte[6])).hasSize(6);
        assertThatThrownBy(() -> values.deserialize("t", new byte[1])).isInstanceOf(SerializationException.class);
        assertThat(values.deserialize("t", new byte[0])).isEmpty();
    }
}
