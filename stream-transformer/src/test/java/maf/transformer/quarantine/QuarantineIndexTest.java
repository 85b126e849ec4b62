package maf.transformer.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import maf.contract.wire.QuarantineId;
import maf.contract.wire.QuarantineMarker;
import org.junit.jupiter.api.Test;

class QuarantineIndexTest {
    private static final QuarantineId ID = new QuarantineId("MAF.MOVIE", "mysql.maf.movie_ids", 3, 7);

    private final QuarantineIndex quarantine = new QuarantineIndex();

    private static QuarantinedRecord record(QuarantineId id, long offset, String reason, int failures) {
        return new QuarantinedRecord(
                id, null, id.partition(), offset, reason, "", 1000, 2000 + offset, failures, "", 10, true);
    }

    private String printed() {
        var out = new ByteArrayOutputStream();
        QuarantineCounts.of(quarantine).print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theNewestRecordOfAnIdentityCounts() {
        quarantine.add(record(ID, 5, "too-long", 1));
        quarantine.add(record(ID, 9, "rule-refused", 2));
        assertThat(quarantine.records()).singleElement().satisfies(entry -> {
            assertThat(entry.offset()).isEqualTo(9);
            assertThat(entry.reason()).isEqualTo("rule-refused");
        });
    }

    @Test
    void aMarkerResolvesOnlyEarlierRecords() {
        quarantine.add(ID, new QuarantineMarker(3, 9, QuarantineMarker.REDRIVEN, 0));
        quarantine.add(record(ID, 5, "too-long", 1));
        quarantine.add(record(ID, 9, "too-long", 2));
        assertThat(quarantine.records()).isEmpty();
        quarantine.add(record(ID, 10, "too-long", 1)); // the raw topic was read again
        assertThat(quarantine.records()).hasSize(1);
        assertThat(quarantine.resolved()).isEqualTo(Map.of("redriven", 1L));
    }

    @Test
    void tablesAreResolvedOneByOne() {
        var other = new QuarantineId("MAF.CATALOGUE", ID.topic(), ID.partition(), ID.offset());
        quarantine.add(ID, new QuarantineMarker(3, 6, QuarantineMarker.SUPERSEDED, 0));
        quarantine.add(record(ID, 5, "too-long", 1));
        quarantine.add(record(other, 6, "too-long", 1));
        assertThat(quarantine.records()).extracting(QuarantinedRecord::id).containsExactly(other);
    }

    @Test
    void listsTheRecords() {
        assertThat(printed()).isEqualTo("The quarantine is empty.\n");
        quarantine.add(record(ID, 5, "truncate", 1));
        quarantine.add(record(new QuarantineId("MAF.MOVIE", "t", 0, 1), 6, "too-long", 2));
        quarantine.add(record(new QuarantineId("MAF.MOVIE", "t", 0, 2), 7, "too-long", 1));
        assertThat(printed())
                .containsPattern("MAF.MOVIE +too-long +2 +1  1970-01-01T00:00:02Z  1970-01-01T00:00:02Z\n")
                .containsPattern("MAF.MOVIE +truncate +1 +0 ")
                .containsPattern("all +3 +1\n")
                .contains("MAF.MOVIE needs a comparison with its source")
                .contains("Next: ./pipeline quarantine show");
    }

    @Test
    void anIdentityIsReadAsItWasWritten() {
        assertThat(QuarantineId.ofJson(ID.toJson())).isEqualTo(ID);
        var marker = new QuarantineMarker(1, 2, QuarantineMarker.SUPERSEDED, 3);
        assertThat(QuarantineMarker.ofJson(marker.toJson())).isEqualTo(marker);
        assertThat(new String(ID.toJson(), StandardCharsets.UTF_8))
                .isEqualTo("{\"table\":\"MAF.MOVIE\",\"topic\":\"mysql.maf.movie_ids\",\"partition\":3,\"offset\":7}");
    }
}
