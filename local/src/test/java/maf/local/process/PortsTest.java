package maf.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    @TempDir
    Path dir;

    @Test
    void movesToAFreePortAndRemembersIt() throws Exception {
        var file = dir.resolve("ports.properties");
        try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, "mysql=" + stranger.getLocalPort() + "\n");
            var ports = Ports.read(file);

            var moved = ports.moveTakenPorts(Set.of());

            assertThat(ports.of("mysql")).isNotEqualTo(stranger.getLocalPort());
            assertThat(moved)
                    .anyMatch(text -> text.startsWith("port " + stranger.getLocalPort() + " is taken: mysql moves to"));
            assertThat(Ports.read(file).of("mysql")).isEqualTo(ports.of("mysql"));
        }
    }

    @Test
    void keepsThePortsOfOurRunningServers() throws Exception {
        var file = dir.resolve("ports.properties");
        try (var ours = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Files.writeString(file, "kafka-controller=" + ours.getLocalPort() + "\n");
            var ports = Ports.read(file);

            ports.moveTakenPorts(Set.of("kafka"));

            assertThat(ports.of("kafka-controller")).isEqualTo(ours.getLocalPort());
        }
    }

    @Test
    void reportsWhatIsWrongWithTheFile() throws Exception {
        var file = Files.writeString(dir.resolve("ports.properties"), "mysql=soon\n");

        assertThatThrownBy(() -> Ports.read(file))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("'soon'");
    }
}
