package maf.transformer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceIdTest {
    @TempDir
    private Path directory;

    @Test
    void staysWithTheDirectory() throws IOException {
        String first;
        try (var instance = InstanceId.claim(directory)) {
            first = instance.id().orElseThrow();
        }
        try (var again = InstanceId.claim(directory);
                var other = InstanceId.claim(directory.resolve("other"))) {
            assertThat(again.id()).contains(first);
            assertThat(other.id()).isPresent().isNotEqualTo(again.id());
        }
    }

    @Test
    void isNotGivenTwice() throws IOException {
        try (var first = InstanceId.claim(directory);
                var second = InstanceId.claim(directory)) {
            assertThat(first.id()).isPresent();
            assertThat(second.id()).isEmpty();
        }
    }

    /** The system releases a lock when its process closes the file anywhere, so a test within one process would not show this. */
    @Test
    void isNotGivenToAnotherProcess() throws Exception {
        try (var first = InstanceId.claim(directory)) {
            assertThat(first.id()).isPresent();
            assertThat(claimedByAnotherProcess()).isEqualTo("Optional.empty");
        }
        assertThat(claimedByAnotherProcess()).startsWith("Optional[");
    }

    private String claimedByAnotherProcess() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Claim.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        try (var output = process.inputReader(UTF_8)) {
            return output.lines().collect(Collectors.joining("\n"));
        }
    }

    /** The other process: prints the id that it gets. */
    static final class Claim {
        private Claim() {}

        public static void main(String[] arguments) throws IOException {
            try (var instance = InstanceId.claim(Path.of(arguments[0]))) {
                System.out.println(instance.id());
            }
        }
    }
}
