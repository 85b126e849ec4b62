package maf.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/testing.md lists every integration test, and names no test that is gone. */
class TestingDocTest {
    private static final Path CHECKOUT = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\| `(\\w+IT)` \\|[^|]+ \\|[^|]*\\|$");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][a-z]\\w+(?:IT|Test))`");

    /** Those of all modules, also of profiles. */
    private static Set<String> inTheCode() throws IOException {
        var names = new TreeSet<String>();
        for (var module : all(MODULE, Files.readString(CHECKOUT.resolve("pom.xml")))) {
            var tests = CHECKOUT.resolve(module).resolve("src/test/java");
            if (Files.isDirectory(tests)) {
                try (var files = Files.walk(tests)) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("IT.java") || name.endsWith("Test.java"))
                            .forEach(name -> names.add(name.substring(0, name.indexOf('.'))));
                }
            }
        }
        return names;
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void listsEveryIntegrationTest() throws IOException {
        var document = Files.readString(CHECKOUT.resolve("docs/testing.md"));
        var section = document.substring(document.indexOf("\n## Integration tests\n"));
        var listed = all(LISTED, section.substring(0, section.indexOf("\n## ", 1)));
        var existing = inTheCode();

        assertThat(existing).hasSizeGreaterThan(100).containsAll(all(NAMED, document));
        assertThat(listed)
                .isEqualTo(existing.stream().filter(name -> name.endsWith("IT")).collect(Collectors.toSet()));
    }
}
