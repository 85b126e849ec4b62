package maf.sink.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.apache.hadoop.hbase.DoNotRetryIOException;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.exceptions.FailedSanityCheckException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WriteResultTest {
    /** As it comes over the wire: the server's stack is the message. */
    private static final String FROM_SERVER = "org.apache.hadoop.hbase.DoNotRetryIOException: Cell with size 11534418"
            + " exceeds limit of 10485760 bytes\n\tat"
            + " org.apache.hadoop.hbase.regionserver.RSRpcServices.checkCellSizeLimit(RSRpcServices.java:894)\n";

    @Test
    void onlyAResultIsStored() {
        assertThat(WriteResult.of(Result.EMPTY_RESULT)).isInstanceOf(WriteResult.Stored.class);
        assertThat(WriteResult.of(null)).isInstanceOf(WriteResult.Unknown.class);
    }

    static Stream<Exception> refusals() {
        return Stream.of(new DoNotRetryIOException(FROM_SERVER), new FailedSanityCheckException(FROM_SERVER));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void theServerRefusesARow(Exception answer) {
        assertThat(WriteResult.of(answer)).isInstanceOf(WriteResult.Refused.class);
    }

    static Stream<Exception> troubles() {
        return Stream.of(
                // HBase's client while ZooKeeper hangs: a good row was taken for a bad one
                new DoNotRetryIOException("Zookeeper GET could not be completed in 10000 ms"),
                new DoNotRetryIOException((String) null),
                new TableNotFoundException(FROM_SERVER),
                new IOException(FROM_SERVER));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void whatIsNotAboutTheRowIsTriedAgain(Exception answer) {
        assertThat(WriteResult.of(answer)).isInstanceOf(WriteResult.Unknown.class);
    }
}
