package maf.benchmarks.movie;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MovieEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void writesTheSameEventForTheSameNumber() {
        assertThat(MovieEvents.at(4711)).isEqualTo(MovieEvents.at(4711));
    }

    @Test
    void countsAllButTombstonesAsChanges() {
        for (var count : new long[] {0, 21, 22, 23, 1000}) {
            var changes = LongStream.range(0, count)
                    .filter(number -> MovieEvents.at(number).value() != null)
                    .count();

            assertThat(MovieEvents.changes(count)).isEqualTo(changes);
        }
    }

    @Test
    void writesATombstoneWithoutAValue() {
        var records = LongStream.range(0, 100)
                .mapToObj(number -> MovieEvents.at(number).in(MovieEvents.TOPIC))
                .toList();

        assertThat(records).anyMatch(record -> record.value() == null).allMatch(record -> record.key() != null);
    }

    /** Replays the events on a table: every update and delete finds the row as the previous event left it. */
    @Test
    void tellsOneHistoryPerRow() throws Exception {
        var rows = new HashMap<String, Object>();
        for (var number = 0; number < 2200; number++) {
            var event = MovieEvents.at(number);
            var key = event.key();
            if (event.value() == null) {
                assertThat(rows).doesNotContainKey(key);
                continue;
            }
            var value = JSON.readValue(event.value(), Map.class);
            assertThat(value.get("before")).as("event %d", number).isEqualTo(rows.get(key));
            if (value.get("after") == null) {
                rows.remove(key);
            } else {
                rows.put(key, value.get("after"));
            }
        }
        assertThat(rows).hasSize(1500);
    }
}
