package maf.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The committed files match the definitions, and every alert has a section in the runbook. */
class GeneratedFilesTest {
    static final Path FOLDER = Path.of("../grafana");

    @Test
    void theCommittedFilesMatchTheDefinitions() {
        assertThat(committed())
                .as("run monitoring/grafana/generate")
                .isEqualTo(GeneratedFiles.files(Definitions.read(FOLDER)));
    }

    private static Map<String, String> committed() {
        var files = new TreeMap<String, String>();
        try (var paths = Files.walk(FOLDER.resolve("generated"))) {
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(FOLDER.relativize(path).toString(), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    @Test
    void everyAlertHasASectionInTheRunbook() throws IOException {
        var runbook = Files.readString(Path.of("../../docs/operations.md"));
        for (var alert : Definitions.read(FOLDER).alerts().alerts()) {
            var begin = runbook.indexOf("\n### " + alert.name() + "\n");
            assertThat(begin).as("a section on %s", alert.name()).isPositive();
            var end = runbook.indexOf("\n##", begin + 4);
            assertThat(runbook.substring(begin, end < 0 ? runbook.length() : end))
                    .contains("**Means:**", "**Look:**", "**Do:**");
        }
    }

    @Test
    void everySectionHasAnAlert() throws IOException {
        var names = Definitions.read(FOLDER).alerts().alerts().stream()
                .map(Alert::name)
                .toList();
        var sections = Files.readAllLines(Path.of("../../docs/operations.md")).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .toList();

        assertThat(sections).containsExactlyElementsOf(names);
    }
}
