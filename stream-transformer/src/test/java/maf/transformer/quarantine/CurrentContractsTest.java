package maf.transformer.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import maf.transformer.tool.ToolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurrentContractsTest {
    private static final Path SHIPPED = Path.of("..", "tables");

    @TempDir
    private Path tables;

    @Test
    void aTableHasTwoNames() {
        var contracts = CurrentContracts.read(SHIPPED);
        assertThat(contracts.table("tv-series")).contains("MAF.TV_SERIES");
        assertThat(contracts.table("maf.tv_series")).contains("MAF.TV_SERIES");
        assertThat(contracts.table("other")).isEmpty();
    }

    @Test
    void aChangedFileHasAnotherFingerprint() throws IOException {
        var text = Files.readString(SHIPPED.resolve("movie.yaml"));
        var file = Files.writeString(tables.resolve("movie.yaml"), text);
        var before = CurrentContracts.read(tables).fingerprints().get("MAF.MOVIE");
        assertThat(before).matches("[0-9a-f]{16}");
        assertThat(CurrentContracts.read(tables).fingerprints()).containsEntry("MAF.MOVIE", before);
        Files.writeString(file, text + "# changed\n");
        assertThat(CurrentContracts.read(tables).fingerprints().get("MAF.MOVIE"))
                .isNotEqualTo(before);
    }

    @Test
    void reportsWhatIsWrongWithAContract() throws IOException {
        Files.writeString(tables.resolve("bad.yaml"), "table: MAF.BAD\n");
        assertThatThrownBy(() -> CurrentContracts.read(tables))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("bad.yaml");
    }
}
