package maf.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramMetricsTest {
    @TempDir
    Path dir;

    @Test
    void showsTheRoomOfAFolderThatIsNotThereYet() {
        var folder = dir.resolve("state/of/mine");
        try (var metrics = new ProgramMetrics()) {
            metrics.disk(folder);

            var free = metrics.prometheus().get("disk.free").gauge().value();
            var total = metrics.prometheus().get("disk.total").gauge().value();
            assertThat(free).isPositive().isLessThanOrEqualTo(total);
            assertThat(metrics.prometheus().scrape())
                    .contains("disk_free_bytes{path=\"" + folder + "\"}")
                    .contains("jvm_memory_used_bytes{");
        }
    }

    @Test
    void saysWhichFolderCannotBeMade() throws Exception {
        var file = Files.createFile(dir.resolve("file"));
        try (var metrics = new ProgramMetrics()) {
            assertThatThrownBy(() -> metrics.disk(file.resolve("below")))
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageContaining(file.toString());
        }
    }
}
