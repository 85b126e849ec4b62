package maf.verifier.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import maf.verifier.trace.TopicReader.Piece;
import org.junit.jupiter.api.Test;

/** Which records of a partition are read. */
class TopicReaderTest {
    @Test
    void aSmallPartitionIsReadWhole() {
        assertThat(Piece.of(5, 105, Optional.of(50L), 100)).containsExactly(new Piece(5, 105));
    }

    @Test
    void ofALargeOneTheNewestAndThoseAroundTheMoment() {
        assertThat(Piece.of(0, 1000, Optional.of(300L), 100))
                .containsExactly(new Piece(300, 350), new Piece(950, 1000));
    }

    @Test
    void neverMoreThanAllowedAndNothingTwice() {
        for (var around = -10L; around <= 1010; around++) {
            var pieces = Piece.of(0, 1000, Optional.of(around), 100);

            assertThat(pieces.stream()
                            .mapToLong(piece -> piece.to() - piece.from())
                            .sum())
                    .as("around " + around)
                    .isBetween(50L, 100L);
            assertThat(pieces.get(pieces.size() - 1).to()).isEqualTo(1000);
            if (pieces.size() == 2) {
                assertThat(pieces.get(0).to()).isLessThanOrEqualTo(pieces.get(1).from());
            }
        }
    }

    @Test
    void withoutAMomentTheNewest() {
        assertThat(Piece.of(0, 1000, Optional.empty(), 100)).containsExactly(new Piece(900, 1000));
    }
}
