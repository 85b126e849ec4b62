package maf.connectors;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks a source whether it can be captured: often while its connector does not run, and again and again while it runs,
 * because settings and rights change.
 */
final class SourceCheck {
    /** Pause while the connector does not run, in milliseconds; each check costs the source one connection. */
    static final long WAITING_MS = 2_000;

    private final Supplier<Optional<SourceProblem>> source;
    private final long runningMs;

    private Optional<SourceProblem> problem = Optional.empty();
    private boolean running;
    private long dueMs = Long.MIN_VALUE;

    /**
     * @param source see {@link SourceProbe#problem}
     * @param runningMs pause while the connector runs, in milliseconds
     */
    SourceCheck(Supplier<Optional<SourceProblem>> source, long runningMs) {
        this.source = source;
        this.runningMs = runningMs;
    }

    /** Checks a source whose connector does not run, if that is due; returns true when its problem has just disappeared. */
    boolean whileWaiting(long nowMs) {
        if (!isDue(false, nowMs)) {
            return false;
        }
        var hadProblem = problem.isPresent();
        problem = source.get();
        dueMs = nowMs + WAITING_MS;
        return hadProblem && problem.isEmpty();
    }

    /**
     * Checks a source whose connector runs, if that is due, and at once when the connector begins to run. A source that does not
     * answer tells nothing about its settings.
     *
     * @return whether another setting, right or login is wrong than before
     */
    boolean whileRunning(long nowMs) {
        if (!isDue(true, nowMs)) {
            return false;
        }
        var before = misconfigured();
        var answer = source.get();
        var answered = answer.map(SourceProblem::lasting).orElse(true);
        problem = answered ? answer : before;
        dueMs = nowMs + (answered ? runningMs : WAITING_MS);
        return !misconfigured().equals(before);
    }

    private boolean isDue(boolean runs, long nowMs) {
        var due = running != runs || nowMs >= dueMs;
        running = runs;
        return due;
    }

    /** The problem that the last check found. */
    Optional<SourceProblem> problem() {
        return problem;
    }

    /** The problem if it lasts until somebody corrects it. */
    Optional<SourceProblem> misconfigured() {
        return problem.filter(SourceProblem::lasting);
    }
}
