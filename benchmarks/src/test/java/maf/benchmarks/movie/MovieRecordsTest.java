package maf.benchmarks.movie;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import maf.contract.yaml.CheckedContracts;
import maf.transformer.cleanse.CleansingResult;
import maf.transformer.cleanse.RecordCleanser;
import maf.transformer.cleanse.RecordOrigin;
import org.junit.jupiter.api.Test;

/** The benchmarks of the sink use the records that the transformer writes. */
class MovieRecordsTest {
    @Test
    void areWhatTheTransformerMakesOfTheEvents() {
        // Given
        var checked = CheckedContracts.read(Path.of("..", "tables"));
        var cleanser = RecordCleanser.of(checked.contracts(), checked.rules());
        var movie = checked.contracts().stream()
                .filter(contract -> contract.name().equals("movie"))
                .findFirst()
                .orElseThrow();
        var records = new MovieRecords(movie);
        var keys = new HashSet<String>();
        for (var number = 0; number < 1_000; number++) {
            var event = MovieEvents.creation(number);

            // When
            var record = records.at(number);

            // Then
            var origin = new RecordOrigin(MovieEvents.TOPIC, 0, number, record.timestamp());
            var results =
                    cleanser
                            .cleanse(
                                    origin.topic(),
                                    event.key().getBytes(UTF_8),
                                    event.value().getBytes(UTF_8),
                                    0)
                            .stream()
                            .filter(each -> each.contract().equals(movie))
                            .toList();
            assertThat(results).singleElement().isInstanceOfSatisfying(CleansingResult.Accepted.class, accepted -> {
                assertThat(accepted.changes()).singleElement().satisfies(change -> {
                    assertThat(record.key()).isEqualTo(change.key().get());
                    assertThat(record.value()).asString(UTF_8).isEqualTo(new String(change.recordValue(), UTF_8));
                });
                assertThat(record.headers()).isEqualTo(origin.cleansed(accepted.origin()));
            });
            keys.add(new String(record.key(), UTF_8));
        }
        assertThat(keys).hasSize(1_000);
    }
}
