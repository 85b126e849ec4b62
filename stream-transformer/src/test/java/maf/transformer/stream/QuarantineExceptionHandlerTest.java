package maf.transformer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.Properties;
import maf.contract.wire.MafHeaders;
import maf.contract.yaml.Contracts;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class QuarantineExceptionHandlerTest {
    private static final byte[] KEY = "{\"id\":1}".getBytes(UTF_8);
    private static final byte[] VALUE = "secret".getBytes(UTF_8);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** Replaces our processor by another one, with the shipped configuration of Kafka Streams. */
    private TopologyTestDriver driver(ProcessorSupplier<byte[], byte[], Void, Void> step) {
        var contracts = Contracts.read(TestTopology.SHIPPED);
        var settings = TransformerConfigTest.settings();
        var handlerContext = QuarantineExceptionHandler.Context.of(
                contracts, settings.sizeLimits(), new TransformerMetrics(registry));
        var bytes = new ByteArrayDeserializer();
        var topology = new Topology()
                .addSource("raw", bytes, bytes, TestTopology.MYSQL)
                .addProcessor(TransformerTopology.PROCESSOR, step, "raw");
        var properties = new Properties();
        properties.putAll(settings.streams(handlerContext));
        properties.put("state.dir", "target/exception-handler");
        return new TopologyTestDriver(topology, properties);
    }

    private static Processor<byte[], byte[], Void, Void> failing(RuntimeException failure) {
        return new Processor<>() {
            @Override
            public void process(Record<byte[], byte[]> raw) {
                if (Arrays.equals(raw.value(), VALUE)) {
                    throw failure;
                }
            }
        };
    }

    @Test
    void quarantinesARecordOnWhichOurCodeFailsAndContinues() {
        try (var driver = driver(() -> failing(new IllegalStateException("quotes the secret")))) {
            // Given
            var raw = driver.createInputTopic(TestTopology.MYSQL, new ByteArraySerializer(), new ByteArraySerializer());

            // When
            raw.pipeInput(new TestRecord<>(KEY, VALUE, TestTopology.AT));
            raw.pipeInput(new TestRecord<>(KEY, KEY, TestTopology.AT));

            // Then
            var letters = driver.createOutputTopic(
                            "quarantine", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList();
            assertThat(letters)
                    .extracting(letter -> header(letter, MafHeaders.TABLE))
                    .containsExactlyInAnyOrder("MAF.MOVIE", "MAF.CATALOGUE");
            assertThat(letters).allSatisfy(letter -> {
                assertThat(letter.key()).isEqualTo(KEY);
                assertThat(letter.value()).isEqualTo(VALUE);
                assertThat(header(letter, MafHeaders.REASON)).isEqualTo("internal-error");
                assertThat(header(letter, MafHeaders.DETAIL))
                        .startsWith("java.lang.IllegalStateException at ")
                        .doesNotContain("secret");
                assertThat(header(letter, MafHeaders.TOPIC)).isEqualTo(TestTopology.MYSQL);
                assertThat(header(letter, MafHeaders.OFFSET)).isEqualTo("0");
                assertThat(header(letter, MafHeaders.TIMESTAMP)).isEqualTo("" + TestTopology.AT.toEpochMilli());
            });
            assertThat(registry.get("maf.records.quarantined")
                            .tags("table", "MAF.MOVIE", "reason", "internal-error")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void dropsNoRecordWhenTheBrokerFails() {
        try (var driver = driver(() -> failing(new TimeoutException("the broker is away")))) {
            var raw = driver.createInputTopic(TestTopology.MYSQL, new ByteArraySerializer(), new ByteArraySerializer());

            assertThatThrownBy(() -> raw.pipeInput(new TestRecord<>(KEY, VALUE, TestTopology.AT)))
                    .isInstanceOf(StreamsException.class)
                    .satisfies(failure ->
                            assertThat(StreamsRunner.isTransient(failure)).isTrue());
        }
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
