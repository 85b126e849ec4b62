package maf.transformer.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import maf.contract.wire.MafHeaders;
import maf.transformer.envelope.SourceMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class RedriveCandidateTest {
    private static final ConsumerRecord<byte[], byte[]> RECORD = new ConsumerRecord<>("cleansed.t", 0, 0, null, null);

    private final RedriveCandidate candidate = candidate(10, 500);

    private static CleansedEvent event(long offset, long timestamp, boolean delete, boolean whole) {
        return new CleansedEvent("a", "first", 0, offset, timestamp, "p" + offset, delete, whole, false);
    }

    private static RedriveCandidate candidate(long offset, long timestamp) {
        return candidate(event(offset, timestamp, false, true));
    }

    private static RedriveCandidate candidate(CleansedEvent event) {
        return new RedriveCandidate(event, new ProducerRecord<>("cleansed.t", new byte[0], new byte[0]));
    }

    private static CleansedEvent from(String topic, long timestamp) {
        return new CleansedEvent(topic, "other", 0, 1, timestamp, "x", false, true, false);
    }

    private static String header(RedriveCandidate of) {
        return HeaderText.of(of.finished().headers(), MafHeaders.REDRIVEN);
    }

    @Test
    void aNewerWholeRowSupersedesItWhateverTheTime() {
        candidate.observe(event(11, 400, false, true), RECORD);
        assertThat(candidate.superseded()).isTrue();
    }

    @Test
    void aNewerDeleteSupersedesIt() {
        candidate.observe(event(11, 500, true, true), RECORD);
        assertThat(candidate.superseded()).isTrue();
    }

    @Test
    void itselfInTheLogSupersedesIt() {
        candidate.observe(event(10, 500, false, true), RECORD);
        assertThat(candidate.superseded()).isTrue();
    }

    @Test
    void aNewerPartIsRepeatedBehindIt() {
        candidate.observe(event(11, 500, false, false), RECORD);
        assertThat(candidate.superseded()).isFalse();
        assertThat(candidate.newerInPart()).containsSame(RECORD);
    }

    @Test
    void anOlderOneIsNamedTheNewestOfThem() {
        candidate.observe(event(8, 500, false, true), RECORD);
        candidate.observe(event(9, 500, false, false), RECORD);
        candidate.observe(event(7, 500, true, true), RECORD);
        assertThat(candidate.superseded()).isFalse();
        assertThat(candidate.newerInPart()).isEmpty();
        assertThat(header(candidate)).isEqualTo("a/p9");
    }

    @Test
    void anOlderDeleteIsNamedByItsTime() {
        candidate.observe(event(9, 499, true, true), RECORD);
        assertThat(header(candidate)).isEqualTo("deleted:499");
        var other = candidate(10, 500);
        other.observe(new CleansedEvent("a", "first", 0, 9, 499, "p9", true, true, true), RECORD);
        assertThat(header(other))
                .as("a redriven delete may be one version below")
                .isEqualTo("deleted:498");
    }

    @Test
    void aPositionWithoutOrderIsNotNamed() {
        assertThat(header(candidate)).isEmpty();
        candidate.observe(new CleansedEvent("a", "first", 0, 9, 500, "p10", false, true, false), RECORD);
        assertThat(header(candidate)).as("of the same transaction").isEmpty();
        var other = candidate(10, 500);
        other.observe(
                new CleansedEvent("a", "first", 0, 9, 500, SourceMetadata.UNKNOWN_POSITION, false, true, false),
                RECORD);
        assertThat(header(other)).isEmpty();
    }

    @Test
    void anotherRawTopicIsOrderedByTimeAndWinsATie() {
        candidate.observe(from("b", 499), RECORD);
        assertThat(candidate.superseded()).isFalse();
        assertThat(header(candidate)).isEqualTo("b/x");
        candidate.observe(from("b", 500), RECORD);
        assertThat(candidate.superseded()).isTrue();
    }

    @Test
    void ofTwoForOneRowTheNewerIsSent() {
        var newer = candidate(11, 500);
        RedriveCandidate.compareAll(List.of(candidate, newer));
        assertThat(candidate.superseded()).isTrue();
        assertThat(newer.superseded()).isFalse();
        assertThat(header(newer)).isEmpty();
    }

    @Test
    void ofTwoForOneRowBothAreSentWhereTheNewerLeavesColumnsOut() {
        var newer = candidate(event(11, 500, false, false));
        RedriveCandidate.compareAll(List.of(candidate, newer));
        assertThat(candidate.superseded()).isFalse();
        assertThat(newer.superseded()).isFalse();
        assertThat(header(newer)).isEqualTo("a/p10");
    }

    @Test
    void theTimeDecidesAfterTheTopicWasMadeAnew() {
        // Given: the offsets of the new topic begin at 0 again
        var older = candidate(10, 500);
        var newer = candidate(10, 499);

        // When
        older.observe(new CleansedEvent("a", "second", 0, 3, 500, "q", false, true, false), RECORD);
        newer.observe(new CleansedEvent("a", "second", 0, 11, 498, "q", false, true, false), RECORD);
        var same = candidate(10, 500);
        same.observe(new CleansedEvent("a", "second", 0, 10, 499, "q", false, true, false), RECORD);

        // Then
        assertThat(older.superseded()).isTrue();
        assertThat(newer.superseded()).isFalse();
        assertThat(same.superseded()).isFalse();
    }

    @Test
    void theOffsetDecidesWhereAnIdIsUnknown() {
        candidate.observe(new CleansedEvent("a", null, 0, 11, 400, "q", false, true, false), RECORD);
        assertThat(candidate.superseded()).isTrue();
    }
}
