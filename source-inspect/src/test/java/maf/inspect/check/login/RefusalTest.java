package maf.inspect.check.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import javax.net.ssl.SSLHandshakeException;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.inspect.finding.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
    private static final Refusal REFUSAL = new Refusal(CheckCode.READER_LOGIN, "rita");

    @ParameterizedTest
    @CsvSource({
        "1045, READER_LOGIN, does not know user rita",
        "1862, READER_LOGIN, expired",
        "3118, READER_LOGIN, locked",
        "1226, READER_LOGIN, no connection left",
        "3159, TLS, encrypted connections only",
        "9999, REACHABLE, does not answer as it should"
    })
    void namesWhyMysqlRefuses(int code, CheckCode check, String words) {
        assertThat(REFUSAL.mysql(new SQLException("why", "HY000", code)))
                .returns(check, Finding::check)
                .returns(Verdict.FAILED, Finding::verdict)
                .satisfies(finding -> assertThat(finding.detail()).contains(words));
    }

    @ParameterizedTest
    @CsvSource({
        "28P01, password authentication failed, READER_LOGIN, does not know user rita",
        "28000, no pg_hba.conf entry for host x no encryption, TLS, encrypted connections only",
        "28000, no pg_hba.conf entry for host x, READER_LOGIN, pg_hba.conf does not admit",
        "28000, role rita is not permitted to log in, READER_LOGIN, does not know",
        "3D000, database x does not exist, READER_LOGIN, no such database",
        "42501, permission denied for database x, READER_LOGIN, may not connect",
        "53300, too many connections, READER_LOGIN, no connection left",
        "08004, The server does not support SSL., TLS, the server has none",
        "57P03, the database system is starting up, REACHABLE, starting up"
    })
    void namesWhyPostgresRefuses(String state, String message, CheckCode check, String words) {
        assertThat(REFUSAL.postgres(new SQLException(message, state)))
                .returns(check, Finding::check)
                .satisfies(finding -> assertThat(finding.detail()).contains(words));
    }

    @Test
    void findsTheCertificateBelowADriversWords() {
        var failure = new SQLException(
                "Communications link failure",
                "08S01",
                new SSLHandshakeException("PKIX path building failed").initCause(new CertificateException("x")));

        assertThat(REFUSAL.mysql(failure))
                .returns(CheckCode.TLS, Finding::check)
                .satisfies(finding -> assertThat(finding.detail()).contains("PKIX path building failed"));
    }

    @Test
    void saysWhatIsWrongWithAnAddress() {
        assertThat(Reachability.refusal("h", 1, new UnknownHostException("h")).detail())
                .isEqualTo("No server is called h");
        assertThat(Reachability.refusal("h", 1, new ConnectException("refused")).detail())
                .isEqualTo("Nothing listens at h:1");
        assertThat(Reachability.refusal("h", 1, new SocketTimeoutException("t")).detail())
                .isEqualTo("Nothing answers at h:1 within 5 s");
        assertThat(Reachability.refusal("h", 1, new IOException("odd")).detail())
                .contains("odd");
    }
}
