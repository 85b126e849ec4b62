package maf.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

class ConsumerLagTest {
    private static ConsumerLag lag(OffsetAndMetadata committed, long oldest, long end) {
        return new ConsumerLag(ConsumerLag.next(committed, oldest), end);
    }

    @Test
    void isWhatFollowsTheCommittedOffset() {
        assertThat(lag(new OffsetAndMetadata(40), 7, 50).offsets()).isEqualTo(10);
        assertThat(lag(new OffsetAndMetadata(50), 7, 50).offsets()).isZero();
    }

    @Test
    void isAllThatThePartitionStillHoldsWhenNothingIsCommitted() {
        assertThat(lag(null, 0, 50).offsets()).isEqualTo(50);
        assertThat(lag(null, 7, 50).offsets())
                .as("retention has deleted 7 records")
                .isEqualTo(43);
        assertThat(lag(null, 50, 50).offsets()).isZero();
    }

    @Test
    void leavesOutWhatRetentionDeletedBeforeTheGroupReadIt() {
        assertThat(lag(new OffsetAndMetadata(3), 7, 50)).isEqualTo(new ConsumerLag(7, 50));
    }

    @Test
    void isNeverNegative() {
        assertThat(lag(new OffsetAndMetadata(90), 0, 50).offsets())
                .as("the topic was created again")
                .isZero();
    }
}
