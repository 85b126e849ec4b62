package maf.transformer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StreamsRunnerTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new TimeoutException("60000 ms"), true),
                Arguments.of(new StreamsException(new StreamsException(new TimeoutException("60000 ms"))), true),
                Arguments.of(new StreamsException(new NotEnoughReplicasException("1 of 2")), true),
                Arguments.of(new StreamsException(new RecordTooLargeException("too large")), false),
                Arguments.of(new StreamsException(new TopicAuthorizationException("topic")), false),
                Arguments.of(new StreamsException(new ProducerFencedException("a newer one")), false),
                Arguments.of(new MissingSourceTopicException("deleted"), false),
                Arguments.of(new StackOverflowError(), false),
                Arguments.of(new IllegalStateException("a fault of ours"), false));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void restartsOnlyAfterTransientFailures(Throwable failure, boolean passes) {
        assertThat(StreamsRunner.isTransient(failure)).isEqualTo(passes);
    }
}
