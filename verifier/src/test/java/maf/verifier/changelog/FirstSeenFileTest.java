package maf.verifier.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The age of a log that does not show it. */
class FirstSeenFileTest {
    @TempDir
    Path folder;

    @Test
    void theOldestNameCountsAndTheNextProcessRemembersIt() throws IOException {
        var file = folder.resolve("state/binlogs.properties");
        var first = new FirstSeenFile(file);
        assertThat(first.ageOfFirst(List.of("binlog.1"), 1_000)).isZero();
        assertThat(first.ageOfFirst(List.of("binlog.1", "binlog.2"), 5_000)).isEqualTo(4_000);

        var second = new FirstSeenFile(file);
        assertThat(second.ageOfFirst(List.of("binlog.1", "binlog.2"), 9_000)).isEqualTo(8_000);
        assertThat(second.ageOfFirst(List.of("binlog.2"), 9_000))
                .as("the first file was purged")
                .isEqualTo(4_000);
    }

    @Test
    void withoutALogThereIsNoAge() throws IOException {
        assertThat(new FirstSeenFile(folder.resolve("none")).ageOfFirst(List.of(), 1))
                .isNaN();
    }
}
