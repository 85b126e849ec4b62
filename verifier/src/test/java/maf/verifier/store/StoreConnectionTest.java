package maf.verifier.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StoreConnectionTest {
    @Test
    void theReasonIsTheInnermostCauseInOneLine() {
        var attempts = new IOException(
                "Failed after attempts=5, exceptions:\nfirst\nsecond", new ConnectException("Connection refused"));

        assertThat(StoreConnection.reason(new SQLException(attempts)))
                .isEqualTo("ConnectException: Connection refused");
    }

    @Test
    void phoenixsOwnMessageIsKept() {
        assertThat(StoreConnection.reason(
                        new SQLException("ERROR 1012 (42M03): Table undefined.\nmore", "42M03", 1012)))
                .isEqualTo("ERROR 1012 (42M03): Table undefined.");
    }

    @Test
    void anErrorWithoutAMessageIsNamed() {
        assertThat(StoreConnection.reason(new IllegalStateException())).isEqualTo("IllegalStateException");
    }
}
