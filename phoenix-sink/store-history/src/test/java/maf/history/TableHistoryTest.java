package maf.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.TableDescriptor;
import org.apache.hadoop.hbase.client.TableDescriptorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableHistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static TableDescriptor table(String window, String lead) {
        return TableDescriptorBuilder.newBuilder(TableName.valueOf("T"))
                .setValue(TableHistory.WINDOW, window)
                .setValue(TableHistory.SINCE, "1000")
                .setValue(TableHistory.LEAD, lead)
                .build();
    }

    @Test
    void letsGoATenthLaterThanTheWindow() {
        var now = TimeUnit.DAYS.toMillis(1);
        assertThat(new TableHistory(Duration.ofSeconds(10), NOW).purgeEdge(now)).isEqualTo(now - 11_000);
        assertThat(new TableHistory(Duration.ofSeconds(50), NOW).purgeEdge(now)).isEqualTo(now - 55_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE - 1, Long.MAX_VALUE / 10 * 9, Long.MAX_VALUE / 2})
    void aWindowLongerThanTimeLetsNothingGo(long window) {
        var history = TableHistory.of(table(Long.toString(window), null)).orElseThrow();
        assertThat(history.purgeEdge(NOW.toEpochMilli())).isNegative();
        assertThat(history.oldest(NOW)).isEqualTo(Instant.ofEpochMilli(1000));
    }

    @Test
    void aWindowBelowZeroIsNone() {
        assertThat(TableHistory.of(table("-1", null))).isEmpty();
    }

    @Test
    void tellsWhenVersionsRanAheadOfTheClock() {
        var lead = new VersionLead(NOW, NOW.plusSeconds(60));
        var history = TableHistory.of(table("1000", lead.write())).orElseThrow();
        assertThat(history.lead()).contains(lead);
        assertThat(lead.contains(NOW.minusMillis(1))).isFalse();
        assertThat(lead.contains(NOW)).isTrue();
        assertThat(lead.contains(NOW.plusMillis(59_999))).isTrue();
        assertThat(lead.contains(NOW.plusSeconds(60))).isFalse();
        assertThat(lead.prolonged().covers(lead)).isTrue();
        assertThat(lead.covers(lead.prolonged())).isFalse();
        assertThat(lead.with(new VersionLead(NOW.minusSeconds(5), NOW)))
                .isEqualTo(new VersionLead(NOW.minusSeconds(5), NOW.plusSeconds(60)));
        assertThat(history.leadSince(NOW.plusSeconds(60))).isPresent();
        assertThat(history.leadSince(NOW.plusSeconds(61))).isEmpty();
    }
}
