package maf.local.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Asks a server until it is ready, and tells a person what it waits for when that takes long. */
public final class Readiness {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);
    private static final Duration SAY_WHY_AFTER = Duration.ofSeconds(10);
    private static final int LONGEST_REASON = 300;
    private static final int MOST_REASONS = 4; // a connector each, and one more

    private final ProgressLog steps;
    private final BooleanSupplier givenUp;

    Readiness(ProgressLog steps, BooleanSupplier givenUp) {
        this.steps = steps;
        this.givenUp = givenUp;
    }

    /**
     * Empty as soon as the server has settled; else why it has not, when the patience or the process is at its end.
     *
     * @throws PipelineException when nobody waits any longer, or when a person has to mend something first
     */
    Optional<String> await(Server server, ServerProcess process, Duration patience) {
        var deadline = steps.seconds() + patience.toSeconds();
        var sayAt = steps.seconds() + SAY_WHY_AFTER.toSeconds();
        String said = null;
        while (true) {
            var problem = problem(server.settle());
            if (problem == null) {
                return Optional.empty();
            }
            if (givenUp.getAsBoolean()) {
                throw new PipelineException("given up");
            }
            if (!process.alive() || steps.seconds() > deadline) {
                return Optional.of(problem);
            }
            if (steps.seconds() > sayAt && !problem.equals(said)) {
                steps.say(server.name(), "still waits: " + problem);
                said = problem;
                sayAt = steps.seconds() + SAY_WHY_AFTER.toSeconds();
            }
            LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
        }
    }

    /** Why the server is not ready, null when it is. */
    public static String problem(Server.Probe probe) {
        try {
            probe.check();
            return null;
        } catch (PipelineException e) {
            throw e; // no waiting mends what a person has to mend
        } catch (Exception e) {
            return reason(e);
        }
    }

    static String reason(Throwable e) {
        var text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        var words = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(MOST_REASONS)
                .collect(Collectors.joining("; "));
        return words.length() > LONGEST_REASON ? words.substring(0, LONGEST_REASON) + " …" : words;
    }
}
