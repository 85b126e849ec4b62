package maf.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildReportTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    @TempDir
    private Path root;

    @Test
    void theSlowestClassComesFirstAndEveryModuleHasItsTotal() throws IOException {
        report("sink/target/surefire-reports", "maf.sink.QuickTest", "0.5", 3, 0);
        report("sink/target/failsafe-reports", "maf.sink.SlowIT", "1,061.25", 4, 1);
        report("images/kafka/target/surefire-reports", "maf.OtherTest", "2", 1, 0);

        assertThat(BuildReport.read(root, START).text(List.of("this (like that)", "more")))
                .startsWith("""

                        Slowest test classes
                          1061.3 s  sink                          SlowIT
                             2.0 s  images/kafka                  OtherTest
                             0.5 s  sink                          QuickTest

                        Test classes by module
                          1061.8 s  sink                          2 classes
                             2.0 s  images/kafka                  1 class
                          1063.8 s  all                           3 classes
                        """)
                .endsWith("""
                        Not run: this (like that); more.
                        7 passed, 1 failed, 0 skipped
                        """);
    }

    @Test
    void reportsOfEarlierBuildsDoNotCount() throws IOException {
        var old = report("sink/target/surefire-reports", "maf.sink.QuickTest", "0.5", 3, 0);
        Files.setLastModifiedTime(old, FileTime.from(START.minusSeconds(1)));

        assertThat(BuildReport.read(root, START).text(List.of())).doesNotContain("QuickTest", "passed");
    }

    @Test
    void whatAModuleHasLeftToSayIsPrinted() throws IOException {
        Files.createDirectories(root.resolve("compose/target"));
        Files.writeString(root.resolve("compose/target/build-notes.txt"), "Images: of the registry.\n");

        assertThat(BuildReport.read(root, START).text(List.of())).contains("\nImages: of the registry.\n");
    }

    @Test
    void nothingIsLeftOutByTheLongestBuild() {
        assertThat(BuildReport.omitted(Set.of("skipITs=false", "compose=true", "thorough=true")))
                .isEmpty();
        assertThat(BuildReport.omitted(Set.of("skipTests=true", "skipITs=true", "compose=false")))
                .hasSize(4);
    }

    private Path report(String folder, String name, String seconds, int tests, int failures) throws IOException {
        var file = Files.createDirectories(root.resolve(folder)).resolve("TEST-" + name + ".xml");
        return Files.writeString(
                file,
                "<?xml version=\"1.0\"?>\n<testsuite name=\"%s\" time=\"%s\" tests=\"%d\" errors=\"0\" skipped=\"0\" failures=\"%d\">"
                        .formatted(name, seconds, tests, failures));
    }
}
