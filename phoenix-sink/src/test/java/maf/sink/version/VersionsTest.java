package maf.sink.version;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {
    private record Event(String row, long timestamp) {
        byte[] key() {
            return VersionsTest.key(row);
        }
    }

    private static byte[] key(Object key) {
        return key.toString().getBytes(UTF_8);
    }

    @Test
    void followsTimeAndNeverDecreases() {
        var versions = Versions.fresh();
        assertThat(versions.next(key("a"), 100)).isEqualTo(100);
        assertThat(versions.next(key("b"), 90)).isEqualTo(100);
        assertThat(versions.next(key("a"), 101)).isEqualTo(101);
    }

    @Test
    void risesForEachFurtherEventOfARow() {
        var versions = Versions.fresh();
        assertThat(versions.next(key("a"), 100)).isEqualTo(100);
        assertThat(versions.next(key("b"), 100)).isEqualTo(100);
        assertThat(versions.next(key("b"), 100)).isEqualTo(101);
        assertThat(versions.next(key("a"), 100)).isEqualTo(101);
        assertThat(versions.next(key("a"), 100)).isEqualTo(102);
    }

    @Test
    void startsAboveTheCommittedVersionBecauseItsRowsAreForgotten() {
        assertThat(Versions.after(100).next(key("a"), 100)).isEqualTo(101);
        assertThat(Versions.after(100).next(key("a"), 500)).isEqualTo(500);
    }

    @Test
    void holdsABoundedNumberOfRows() {
        var versions = Versions.fresh();
        for (var i = 0; i < Versions.MOST_KEYS; i++) {
            assertThat(versions.next(key(i), 100)).isEqualTo(100);
        }
        assertThat(versions.next(key("one more"), 100)).isEqualTo(101);
    }

    /** The claim of DESIGN.md: from any committed offset on, a later owner never gives a record a lower version. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aReplayNeverGoesBelowTheFirstOwnership(long seed) {
        // Given
        var random = new Random(seed);
        var events = new ArrayList<Event>();
        for (var i = 0; i < 5000; i++) {
            events.add(new Event("row " + random.nextInt(20), 1000 + i / 50 - random.nextInt(5)));
        }
        var first = versionsOf(Versions.fresh(), events);
        for (var round = 0; round < 50; round++) {
            // When
            var from = 1 + random.nextInt(events.size() - 1);
            var again = versionsOf(Versions.after(first.get(from - 1)), events.subList(from, events.size()));
            // Then
            for (var i = 0; i < again.size(); i++) {
                assertThat(again.get(i)).isGreaterThanOrEqualTo(first.get(from + i));
            }
            assertRisesPerRow(events.subList(from, events.size()), again);
        }
    }

    private static List<Long> versionsOf(Versions versions, List<Event> events) {
        return events.stream()
                .map(event -> versions.next(event.key(), event.timestamp()))
                .toList();
    }

    private static void assertRisesPerRow(List<Event> events, List<Long> versions) {
        var last = new HashMap<String, Long>();
        for (var i = 0; i < events.size(); i++) {
            var before = last.put(events.get(i).row(), versions.get(i));
            assertThat(before == null || before < versions.get(i)).isTrue();
        }
    }
}
