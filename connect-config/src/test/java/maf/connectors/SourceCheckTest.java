package maf.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceCheckTest {
    private static final long RUNNING_MS = 60_000;
    private static final SourceProblem WRONG = SourceProblem.misconfigured("wrong");
    private static final SourceProblem SILENT = SourceProblem.noAnswer("no answer");

    private int asked;
    private SourceProblem problem;
    private final SourceCheck check = new SourceCheck(
            () -> {
                asked++;
                return Optional.ofNullable(problem);
            },
            RUNNING_MS);

    @Test
    void asksAtOnceWhenTheConnectorBeginsToRunAndThenRepeatedly() {
        check.whileWaiting(0);
        check.whileRunning(1);
        assertThat(asked).isEqualTo(2);

        check.whileRunning(RUNNING_MS);
        assertThat(asked).isEqualTo(2);
        check.whileRunning(1 + RUNNING_MS);
        assertThat(asked).isEqualTo(3);

        check.whileWaiting(2 + RUNNING_MS);
        check.whileRunning(3 + RUNNING_MS);
        assertThat(asked).isEqualTo(5);
    }

    @Test
    void aSourceThatDoesNotAnswerTellsNothingAboutItsSettingsAndIsAskedSoon() {
        problem = WRONG;
        assertThat(check.whileRunning(0)).isTrue();
        problem = SILENT;
        assertThat(check.whileRunning(RUNNING_MS)).isFalse();
        assertThat(check.misconfigured()).contains(WRONG);

        problem = null;
        assertThat(check.whileRunning(RUNNING_MS + SourceCheck.WAITING_MS)).isTrue();
        assertThat(check.misconfigured()).isEmpty();

        problem = SILENT;
        assertThat(check.whileRunning(3 * RUNNING_MS)).isFalse();
        assertThat(check.misconfigured()).isEmpty();
    }

    @Test
    void whileTheConnectorWaitsItTellsWhenTheProblemIsGone() {
        problem = SILENT;
        assertThat(check.whileWaiting(0)).isFalse();
        assertThat(check.problem()).contains(SILENT);
        problem = null;
        assertThat(check.whileWaiting(1)).isFalse();
        assertThat(check.whileWaiting(SourceCheck.WAITING_MS)).isTrue();
    }
}
