package maf.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RootCauseTest {
    private static final String TRACE = """
        org.apache.kafka.connect.errors.ConnectException: stopped
        \tat a.B.c(B.java:1)
        Caused by: io.debezium.DebeziumException: Failed at binlog.000002/8086
        \tat a.B.c(B.java:2)
        Caused by: java.io.EOFException: Read 1 of 2 bytes
        \t... 8 more
        """;

    @Test
    void theInnermostCauseIsShown() {
        assertThat(RootCause.of(TRACE)).isEqualTo("Read 1 of 2 bytes");
    }

    @Test
    void aTraceWithoutCauseShowsItsFirstLine() {
        assertThat(RootCause.of("java.lang.IllegalStateException: no slot\n\tat a.B"))
                .isEqualTo("no slot");
    }

    @Test
    void anEmptyTraceRefersToTheLog() {
        assertThat(RootCause.of("")).contains("log of Kafka Connect");
    }

    @Test
    void numbersDoNotChangeTheSignature() {
        var other = TRACE.replace("Read 1 of 2", "Read 7 of 15");
        assertThat(RootCause.signature(other)).isEqualTo(RootCause.signature(TRACE));
    }
}
