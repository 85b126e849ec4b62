package maf.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/quarantine.md lists exactly the existing reasons. */
class QuarantineReasonDocTest {
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\|", Pattern.MULTILINE);

    @Test
    void theDocumentListsAllReasons() throws IOException {
        var text = Files.readString(Path.of("..", "docs", "quarantine.md"));
        var table = text.substring(text.indexOf("| reason |"), text.indexOf("## What redrive does"));
        assertThat(ROW.matcher(table).results().map(match -> match.group(1)))
                .containsExactlyElementsOf(Arrays.stream(QuarantineReason.values())
                        .map(QuarantineReason::code)
                        .toList());
    }
}
