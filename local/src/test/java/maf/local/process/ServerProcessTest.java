package maf.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTest {
    @TempDir
    Path dir;

    @Test
    void isFoundByItsRecordAndStopsOnRequest() throws Exception {
        var home = Home.in(dir);
        home.createFolders();

        var process = ServerProcess.launch(home, "tail", new ProcessBuilder("tail", "-f", "/dev/null"));

        assertThat(ServerProcess.running(home, "tail")).contains(process);
        assertThat(process.memoryMb()).isPositive();
        process.signal("TERM");
        assertThat(process.awaitEnd(Duration.ofSeconds(10))).isTrue();
        assertThat(ServerProcess.recorded(home, "tail")).isPresent();
        assertThat(ServerProcess.running(home, "tail")).isEmpty();
    }

    @Test
    void doesNotMistakeAnotherProcessWithTheSameId() throws Exception {
        var home = Home.in(dir);
        home.createFolders();
        Files.writeString(home.run("mysql"), "pid=" + ProcessHandle.current().pid() + "\nstart-ticks=1\n");

        assertThat(ServerProcess.running(home, "mysql")).isEmpty();
    }
}
