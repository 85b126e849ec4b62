package maf.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import maf.inspect.check.SourceReport;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import org.junit.jupiter.api.Test;

class WholeCheckTest {
    private static final long HOUR = 3_600_000;
    private static final Finding WRONG = Finding.failed(CheckCode.MYSQL_GTID, "off", "switch it on");
    private static final Finding AWAY = Finding.failed(CheckCode.REACHABLE, "Nothing listens", "start it");

    private final Queue<Runnable> worker = new ArrayDeque<>();
    private Finding finding = Finding.ok(CheckCode.VERSION, "new enough");
    private int asked;
    private final WholeCheck check = new WholeCheck(
            () -> {
                asked++;
                return new SourceReport("shop", "mysql", "db:1", List.of(finding));
            },
            worker::add,
            HOUR);

    private boolean answered(long nowMs) {
        check.step(nowMs);
        worker.remove().run();
        return check.step(nowMs + 1);
    }

    @Test
    void aSlowServerDelaysNothingAndIsNotAskedTwice() {
        assertThat(check.step(0)).isFalse();
        assertThat(check.step(2 * HOUR)).isFalse();
        assertThat(worker).hasSize(1);

        worker.remove().run();
        assertThat(check.step(2 * HOUR + 1)).isTrue();
        assertThat(check.step(2 * HOUR + 2)).isFalse();
        assertThat(check.summary()).isEqualTo("1 ok");
    }

    @Test
    void asksOnceAnHourAndEachMinuteWhileSomethingIsWrong() {
        assertThat(answered(0)).isTrue();
        check.step(HOUR);
        assertThat(worker).isEmpty();

        finding = WRONG;
        assertThat(answered(HOUR + 1)).isTrue();
        assertThat(check.problem()).as("perhaps for a moment").isEmpty();
        assertThat(answered(HOUR + 2 + WholeCheck.SOON_MS)).isTrue();
        assertThat(check.problem().orElseThrow().text()).isEqualTo("off (mysql-gtid): switch it on");
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void asksSoonWhenSomethingHasChangedButNeverTwiceInAMinute() {
        answered(0);
        check.soon();
        check.step(WholeCheck.SOON_MS - 1);
        assertThat(worker).isEmpty();

        assertThat(answered(WholeCheck.SOON_MS)).isTrue();
    }

    @Test
    void aSourceThatIsAwayTellsNothingNewAndIsAskedSoon() {
        finding = WRONG;
        answered(0);
        answered(2 * WholeCheck.SOON_MS);
        finding = AWAY;

        assertThat(answered(4 * WholeCheck.SOON_MS)).isFalse();
        assertThat(check.problem()).isPresent();
        assertThat(answered(6 * WholeCheck.SOON_MS)).isFalse();
    }

    @Test
    void aSourceThatIsAwayFromTheStartIsNamedAndNoFaultOfItsSettings() {
        finding = AWAY;

        assertThat(answered(0)).isTrue();
        assertThat(check.summary()).isEqualTo("1 failed: reachable");
        assertThat(check.problem()).isEmpty();
    }
}
