package maf.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
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
}
