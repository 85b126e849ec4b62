package maf.sink.version;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PartitionOwnershipTest {
    private static final byte[] ROW = {1};

    @Test
    void startsAboveTheVersionOfTheCommittedOffset() {
        var state = PartitionOwnership.of(10, OptionalLong.of(500), Optional.of(new VersionCheckpoint(9, 400)));
        assertThat(state.versionsAt(10).next(ROW, 100)).isEqualTo(501);
    }

    /** Versions had run ahead to 500 when a tool set the offset back to 7. */
    @Test
    void afterARewindRepeatsBelowAndContinuesAboveTheCheckpoint() {
        // Given
        var state = PartitionOwnership.of(7, OptionalLong.empty(), Optional.of(new VersionCheckpoint(9, 500)));
        // When, Then: records that were already written
        assertThat(state.versionsAt(7).next(ROW, 100)).isEqualTo(100);
        assertThat(state.versionsAt(8).next(ROW, 100)).isEqualTo(101);
        assertThat(state.checkpoint(9)).isEmpty();
        // When, Then: new records; the gap is the end of a transaction
        assertThat(state.versionsAt(10).next(ROW, 102)).isEqualTo(501);
        assertThat(state.checkpoint(11)).contains(new VersionCheckpoint(11, 501));
    }

    @Test
    void readsFromTheCheckpointWhenAToolHasSetALaterOffset() {
        var state = PartitionOwnership.of(50, OptionalLong.empty(), Optional.of(new VersionCheckpoint(9, 500)));
        assertThat(state.start()).isEqualTo(9);
        assertThat(state.checkpoint(9)).contains(new VersionCheckpoint(9, 501));
        assertThat(state.versionsAt(9).next(ROW, 100)).isEqualTo(501);
    }

    @Test
    void repeatsAsLowAsBeforeAfterARestartInTheMiddleOfARewind() {
        var state = PartitionOwnership.of(8, OptionalLong.of(101), Optional.of(new VersionCheckpoint(9, 500)));
        assertThat(state.versionsAt(8).next(ROW, 100)).isEqualTo(100);
        assertThat(state.versionsAt(9).next(ROW, 100)).isEqualTo(501);
    }

    @Test
    void doesNotRiseWhenTimeHasPassedTheCheckpoint() {
        var state = PartitionOwnership.of(7, OptionalLong.empty(), Optional.of(new VersionCheckpoint(9, 500)));
        assertThat(state.versionsAt(9).next(ROW, 900)).isEqualTo(900);
    }
}
