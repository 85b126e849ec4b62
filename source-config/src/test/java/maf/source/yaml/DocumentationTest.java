package maf.source.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/own-databases.md agrees with the code. */
class DocumentationTest {
    private static final Path DOCUMENT = Path.of("../docs/own-databases.md");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path dir;

    @Test
    void itsExamplesAreInOrder() throws IOException {
        var blocks = YAML.matcher(Files.readString(DOCUMENT))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(blocks).isNotEmpty();
        for (var block : blocks) {
            Files.writeString(dir.resolve("shop.yaml"), block);
            assertThat(Sources.read(dir)).hasSize(1);
        }
    }

    @Test
    void itNamesEveryKey() throws IOException {
        var text = Files.readString(DOCUMENT);
        assertThat(Keys.KINDS.keySet())
                .allSatisfy(key -> assertThat(text).containsPattern("(?m)^\\|.*`" + key + "(\\.[a-z*]+)?`.*\\|"));
        assertThat(UsersReader.ROLES).allSatisfy(role -> assertThat(text).contains("| `users." + role + "` |"));
        assertThat(UsersReader.KEYS).allSatisfy(key -> assertThat(text).contains("| `users.*." + key + "` |"));
        assertThat(TlsReader.KEYS).allSatisfy(key -> assertThat(text).contains("`tls." + key + "`"));
    }
}
