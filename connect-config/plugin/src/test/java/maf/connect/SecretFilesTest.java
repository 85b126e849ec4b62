package maf.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFilesTest {
    @TempDir
    Path dir;

    private SecretFiles secrets;

    @BeforeEach
    void open() {
        secrets = new SecretFiles(dir.toString(), dir);
    }

    private String value(String form, String name) {
        return secrets.get(form, Set.of(name)).data().get(name);
    }

    @Test
    void aPasswordIsTheFilesTextWithoutItsLineEnd() throws IOException {
        Files.writeString(dir.resolve("shop-cdc"), "geheim\n");

        assertThat(value("", "shop-cdc")).isEqualTo("geheim");
        assertThat(value("path", "shop-cdc")).isEqualTo(dir.resolve("shop-cdc").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql-admin", "../secret", "/etc/passwd", "", ".hidden"})
    void nothingElseCanBeRead(String name) throws IOException {
        Files.writeString(dir.resolve("mysql-admin"), "geheim");

        assertThatThrownBy(() -> value("", name))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no secret that a connector may read");
    }

    @Test
    void aMissingFileAndAMissingFolderAreNamed() {
        assertThatThrownBy(() -> value("", "shop-cdc")).hasMessageContaining("'shop-cdc' of SECRETS_DIR");
        assertThatThrownBy(() -> new SecretFiles(null, dir).get("", Set.of("shop-cdc")))
                .hasMessageContaining("SECRETS_DIR is not set");
    }

    @Test
    void pemFilesBecomeStores() throws Exception {
        // Given
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "me",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=client",
                        "-keystore",
                        dir.resolve("me.p12").toString(),
                        "-storepass",
                        "changeit",
                        "-storetype",
                        "PKCS12")
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor()).isZero();
        var own = KeyStore.getInstance(dir.resolve("me.p12").toFile(), "changeit".toCharArray());
        pem("client.pem", "CERTIFICATE", own.getCertificate("me").getEncoded());
        pem(
                "client-key.pem",
                "PRIVATE KEY",
                own.getKey("me", "changeit".toCharArray()).getEncoded());

        // When
        var trusting =
                KeyStore.getInstance(Path.of(value("truststore", "client.pem")).toFile(), "changeit".toCharArray());
        var proving = KeyStore.getInstance(
                Path.of(value("keystore", "client.pem,client-key.pem")).toFile(), "changeit".toCharArray());

        // Then
        assertThat(trusting.getCertificate("ca-0")).isEqualTo(own.getCertificate("me"));
        assertThat(proving.getKey("user", "changeit".toCharArray()))
                .isEqualTo(own.getKey("me", "changeit".toCharArray()));
        assertThatThrownBy(() -> value("keystore", "client.pem,client.pem")).hasMessageContaining("openssl pkcs8");
    }

    private void pem(String name, String what, byte[] der) throws IOException {
        Files.writeString(
                dir.resolve(name),
                "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + what
                        + "-----\n");
    }
}
