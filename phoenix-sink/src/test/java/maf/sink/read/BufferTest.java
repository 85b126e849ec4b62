package maf.sink.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import maf.sink.version.CommitPosition;
import maf.sink.version.OffsetMetadata;
import maf.sink.version.PartitionOwnership;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class BufferTest {
    private static final TopicPartition PARTITION = new TopicPartition("cleansed.movie", 0);

    private final Buffer buffer = new Buffer(new FlushLimits(3, 1 << 20, 50));

    private static RowEvent event(String key, long offset) {
        return TestRecords.upsert(key, offset, TestRecords.T0 + offset, true, Map.of("A", offset));
    }

    @Test
    void theLastEventOfARowWins() {
        buffer.add(event("k", 1), 0);
        buffer.add(event("k", 2), 0);
        assertThat(buffer.count()).isEqualTo(1);
        var rows = buffer.drain().rows().get("cleansed.movie");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).last().record().offset()).isEqualTo(2);
    }

    @Test
    void aDeleteIsWrittenEvenIfItsRowReturnsInTheSameBatch() {
        buffer.add(TestRecords.delete("k", 1, TestRecords.T0), 0);
        buffer.add(event("k", 2), 0);
        buffer.add(TestRecords.delete("k", 3, TestRecords.T0 + 3), 0);
        assertThat(buffer.count()).isEqualTo(2);
        assertThat(buffer.drain().rows().get("cleansed.movie"))
                .extracting(row -> row.last().record().offset())
                .containsExactlyInAnyOrder(1L, 3L);
        assertThat(buffer.isEmpty()).isTrue();
    }

    @Test
    void aRedrivenRecordIsKeptSeparately() {
        var late = new RowEvent(
                TestRecords.record("k", "{}", 0, 2, TestRecords.T0 - 1000),
                Map.of("id", "k"),
                new Change.Delete(),
                TestRecords.T0 - 1001,
                0,
                true);
        buffer.add(event("k", 1), 0);
        buffer.add(late, 0);
        assertThat(buffer.count()).isEqualTo(2);
        var batch = buffer.drain();
        assertThat(batch.rows().get("cleansed.movie")).hasSize(1);
        assertThat(batch.redriven()).containsExactly(late);
    }

    @Test
    void isDueByAgeOfTheOldest() {
        buffer.add(event("a", 1), 0);
        buffer.add(event("b", 2), TimeUnit.MILLISECONDS.toNanos(40));
        assertThat(buffer.isDue(TimeUnit.MILLISECONDS.toNanos(49))).isFalse();
        assertThat(buffer.isDue(TimeUnit.MILLISECONDS.toNanos(50))).isTrue();
    }

    @Test
    void isDueAndFullByRows() {
        buffer.add(event("a", 1), 0);
        buffer.add(event("b", 2), 0);
        assertThat(buffer.isDue(0)).isFalse();
        assertThat(buffer.isFull()).isFalse();
        buffer.add(event("c", 3), 0);
        assertThat(buffer.isDue(0)).isTrue();
        assertThat(buffer.isFull()).isTrue();
    }

    @Test
    void isFullByBytes() {
        var small = new Buffer(new FlushLimits(1000, 1000, 50));
        small.add(event("a", 1), 0);
        small.add(event("b", 2), 0);
        small.add(event("c", 3), 0);
        small.add(event("d", 4), 0);
        assertThat(small.isFull()).isTrue();
    }

    @Test
    void dropsEventsOfLostPartitions() {
        // Given
        buffer.add(event("k", 1), 0);
        buffer.add(
                new RefusedRecord(
                        TestRecords.record("x", "?", 1, 7, 0), "movie", DeadLetterReason.MALFORMED_RECORD, ""),
                0);
        var owner = PartitionOwnership.of(0, OptionalLong.empty(), Optional.empty());
        buffer.reached(PARTITION, CommitPosition.of(owner, new OffsetAndMetadata(2)), 0);
        // When
        buffer.drop(Set.of(PARTITION));
        // Then
        var batch = buffer.drain();
        assertThat(batch.rows().get("cleansed.movie")).isEmpty();
        assertThat(batch.positions()).isEmpty();
        assertThat(batch.refused()).hasSize(1);
    }

    @Test
    void isEmptyAfterItWasDrained() {
        buffer.add(event("k", 1), 0);
        buffer.drain();
        assertThat(buffer.isEmpty()).isTrue();
        assertThat(buffer.bytes()).isZero();
        assertThat(buffer.isDue(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void theCommittedOffsetCarriesTheHighestVersionBeforeIt() {
        var owner = PartitionOwnership.of(0, OptionalLong.empty(), Optional.empty());
        owner.versionsAt(8).next(new byte[] {1}, TestRecords.T0);
        var position = CommitPosition.of(owner, new OffsetAndMetadata(9));
        assertThat(position.next().offset()).isEqualTo(9);
        assertThat(OffsetMetadata.read(position.next().metadata())).hasValue(TestRecords.T0);
    }
}
