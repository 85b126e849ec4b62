package maf.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortListenerTest {
    private static final long OWN = ProcessHandle.current().pid();

    @TempDir
    Path dir;

    @Test
    void anotherProcessOnThePortIsNamed() throws Exception {
        var other = new ProcessBuilder("tail", "-f", "/dev/null").start();
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortListener.foreign(socket.getLocalPort(), OWN)).isEmpty();
            assertThat(PortListener.foreign(socket.getLocalPort(), other.pid()))
                    .hasValueSatisfying(text -> assertThat(text).startsWith("process " + OWN + " ("));
        } finally {
            other.destroy();
        }
        assertThat(PortListener.foreign(0, other.pid())).isEmpty(); // nobody listens on it
    }

    @Test
    void aServerIsNotReadyWhileAnotherAnswersOnItsPort() throws Exception {
        var home = Home.in(dir);
        home.createFolders();
        var process = ServerProcess.launch(home, "mysql", new ProcessBuilder("tail", "-f", "/dev/null"));
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var server = new Server(
                    "mysql", List.of(), socket.getLocalPort(), "nothing", () -> null, () -> {}, () -> {}, Server.TERM);
            var readiness = new Readiness(new ProgressLog(System.out), () -> false);

            assertThatThrownBy(() -> readiness.await(server, process, Duration.ofSeconds(10)))
                    .isInstanceOf(PipelineException.class)
                    .hasMessageContaining("Port " + socket.getLocalPort() + " of mysql is used by process " + OWN);
        } finally {
            process.signal("KILL");
        }
    }
}
