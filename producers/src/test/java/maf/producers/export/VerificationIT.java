package maf.producers.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import maf.producers.progress.Progress;
import maf.producers.row.ColumnLimits;
import maf.producers.row.ExportRow;
import maf.producers.row.Source;
import maf.runtime.Program.StopSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationIT {
    @TempDir
    private Path folder;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void sortsRowsInSeveralRunsAndTheLastOfAnIdWins() throws Exception {
        var seed = new Random().nextLong();
        var dice = new Random(seed);
        var expected = new TreeMap<Long, String>();
        var text = new StringBuilder();
        for (var line = 0; line < 5_000; line++) {
            var id = dice.nextInt(4_000) - 2_000L;
            expected.put(id, "é" + line);
            text.append(
                    "{\"id\":" + id + ",\"name\":\"é" + line + "\",\"popularity\":0." + line + ",\"adult\":true}\n");
        }

        try (var rows = verify(ExportFiles.gzip(text.toString()), 0)) {
            var read = read(rows);
            assertThat(read).as("seed %d", seed).extracting(ExportRow::id).containsExactlyElementsOf(expected.keySet());
            assertThat(read).extracting(ExportRow::title).containsExactlyElementsOf(expected.values());
            assertThat(rows.rows()).isEqualTo(expected.size());
            assertThat(rows.duplicates()).isEqualTo(5_000 - expected.size());
        }
        try (var left = Files.list(folder)) {
            assertThat(left).as("only the file is left").hasSize(1);
        }
    }

    @Test
    void passesOverAFewMalformedLinesAndRefusesMore() throws Exception {
        var lines = "{\"id\":1}\nbroken\n{\"id\":3}\n{\"id\":4}\n";

        try (var rows = verify(ExportFiles.gzip(lines), 25)) {
            assertThat(read(rows)).extracting(ExportRow::id).containsExactly(1L, 3L, 4L);
        }
        assertThat(metrics.counter("maf.producer.refused.lines", "table", "maf.person_ids")
                        .count())
                .isEqualTo(1);
        assertThatThrownBy(() -> verify(ExportFiles.gzip(lines), 24))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("1 lines out of 4");
    }

    @Test
    void refusesWhatIsNoWholeFile() {
        var whole = ExportFiles.gzip("{\"id\":1}\n".repeat(100_000));
        var damaged = whole.clone();
        damaged[damaged.length - 6] ^= 1; // the checksum

        refused(Arrays.copyOf(whole, whole.length - 10), "truncated after line");
        refused(Arrays.copyOf(whole, 5), "truncated in its first bytes");
        refused(damaged, "damaged");
        refused(new byte[0], "is empty");
        refused("<html>not a gzip</html>".getBytes(java.nio.charset.StandardCharsets.UTF_8), "not a gzip file");
        refused(ExportFiles.gzip(""), "contains no rows");
    }

    @Test
    void aLineWithoutEndDoesNotFillMemory() throws Exception {
        var lines = "{\"id\":1}\n{\"id\":2,\"name\":\"" + "x".repeat(5 << 20) + "\"}\n{\"id\":3}";

        try (var rows = verify(ExportFiles.gzip(lines), 50)) {
            assertThat(read(rows)).extracting(ExportRow::id).containsExactly(1L, 3L);
        }
    }

    @Test
    void saysThatTheDiskIsFull() {
        assertThat(ExportUnavailableException.ofDisk(folder, new IOException("No space left on device")))
                .hasMessageContaining("is full")
                .hasMessageContaining("STATE_DIR");
    }

    private void refused(byte[] file, String reason) {
        assertThatThrownBy(() -> verify(file, 100))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining(reason);
    }

    private static List<ExportRow> read(ExternalRowSorter rows) throws IOException {
        var read = new ArrayList<ExportRow>();
        try (var merged = rows.read()) {
            merged.forEachRemaining(read::add);
        }
        return read;
    }

    private ExternalRowSorter verify(byte[] bytes, double mostMalformedPercent) throws Exception {
        var file = folder.resolve("export.json.gz");
        Files.write(file, bytes);
        var progress = new Progress(Source.MONGODB, metrics, false);
        return new ExportVerification(ColumnLimits.PERSON, mostMalformedPercent, 700, progress, new StopSignal())
                .read(file, folder);
    }
}
