package maf.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import maf.contract.model.CleansingFunction;
import maf.contract.model.ColumnTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/contracts.md agrees with the code. */
class DocumentationTest {
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path dir;

    private String text;

    @BeforeEach
    void read() throws IOException {
        text = Files.readString(Path.of("../docs/contracts.md"));
    }

    @Test
    void itsExamplesAreInOrder() throws IOException {
        var blocks = YAML.matcher(text).results().map(match -> match.group(1)).toList();
        assertThat(blocks).hasSize(2);
        for (var block : blocks) {
            Files.writeString(dir.resolve("example.yaml"), block);

            assertThat(CheckedContracts.read(dir).warnings()).isEmpty();
            assertThat(ContractSchema.shipped().problems(block)).isEmpty();
        }
    }

    @Test
    void itNamesEveryKeyTypeAndFunction() {
        assertThat(ContractReader.KEYS).allSatisfy(key -> assertThat(text).contains("| `" + key + "` |"));
        assertThat(ColumnReader.KEYS).allSatisfy(key -> assertThat(text).contains("| `columns.*." + key + "` |"));
        assertThat(SourceReader.KEYS).allSatisfy(key -> assertThat(text).contains("| `sources[]." + key + "` |"));
        assertThat(ColumnTypes.KNOWN).allSatisfy(type -> assertThat(text).contains("`" + type + "`"));
        assertThat(CleansingFunction.known())
                .allSatisfy(function -> assertThat(text).contains("`" + function + "`"));
    }
}
