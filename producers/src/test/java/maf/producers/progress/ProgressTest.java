package maf.producers.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import maf.producers.row.Change;
import maf.producers.row.ExportRow;
import maf.producers.row.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Progress progress = new Progress(Source.MYSQL, registry, false);

    @AfterEach
    void close() {
        progress.close();
    }

    @Test
    void metricsAreThoseOfTheList() throws IOException {
        var documented = new ArrayList<String>();
        var section = Files.readString(Path.of("../docs/metrics.md"))
                .split("## mysql-producer", 2)[1]
                .split("\n## ", 2)[0];
        section.lines().filter(line -> line.startsWith("| `")).forEach(line -> documented.add(line.split("`", 3)[1]));

        var registered = new TreeSet<String>();
        registry.getMeters().forEach(meter -> registered.add(meter.getId().getName()));
        assertThat(registered).containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void countsRowsByOperation() {
        var row = new ExportRow(7, "Ariel", BigDecimal.ONE, false, false);
        progress.wrote(
                List.of(Change.insert(row), Change.update(row), Change.delete(8), Change.delete(9)), Duration.ZERO);

        assertThat(rows("insert")).isEqualTo(1);
        assertThat(rows("update")).isEqualTo(1);
        assertThat(rows("delete")).isEqualTo(2);
    }

    private double rows(String operation) {
        return registry.get("maf.producer.rows")
                .tag("operation", operation)
                .counter()
                .count();
    }

    @Test
    void isReadyOnlyWhileTheDatabaseTakesRows() {
        assertThat(progress.health().ready()).isFalse();
        progress.ready("day 1 is in maf.movie_ids");
        assertThat(progress.health().ready()).isTrue();
        progress.waits("MySQL does not answer", 500);
        assertThat(progress.health().ready()).isFalse();
        assertThat(progress.health().detail()).contains("MySQL does not answer", "retrying in 0.5 s");
        progress.goesOn();
        assertThat(progress.health().ready()).isTrue();
    }

    @Test
    void theDataIsAsOldAsItsDay() {
        var age = registry.get("maf.producer.data.age").timeGauge();
        assertThat(age.value()).isNaN();
        progress.dataFrom(Instant.now().minus(Duration.ofHours(3)));
        assertThat(age.value()).isBetween(10_800.0, 10_860.0);
    }
}
