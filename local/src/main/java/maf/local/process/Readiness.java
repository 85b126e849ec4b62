package maf.local.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Polls a server until it is ready; if that takes long, tells the user what the server waits for. */
public final class Readiness {
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(100);
    private static final Duration SAY_WHY_AFTER = Duration.ofSeconds(10);
    private static final int LONGEST_REASON = 300;
    private static final int MOST_REASONS = 4; // one for each connector, and one more

    private final ProgressLog progress;
    private final BooleanSupplier givenUp;

    Readiness(ProgressLog progress, BooleanSupplier givenUp) {
        this.progress = progress;
        this.givenUp = givenUp;
    }

    /**
     * Returns empty as soon as the server is set up; otherwise the reason, once the timeout expires or the process has ended.
     *
     * @throws PipelineException if the start was interrupted, or if a person has to correct something first, such as another
     *     process on the port
     */
    Optional<String> await(Server server, ServerProcess process, Duration timeout) {
        var deadline = progress.seconds() + timeout.toSeconds();
        var sayAt = progress.seconds() + SAY_WHY_AFTER.toSeconds();
        String said = null;
        while (true) {
            refuseForeign(server, process);
            var problem = problem(server.setUp());
            if (problem == null) {
                return Optional.empty();
            }
            if (givenUp.getAsBoolean()) {
                throw new PipelineException("given up");
            }
            if (!process.alive() || progress.seconds() > deadline) {
                return Optional.of(problem);
            }
            if (progress.seconds() > sayAt && !problem.equals(said)) {
                progress.say(server.name(), "still waiting: " + problem);
                said = problem;
                sayAt = progress.seconds() + SAY_WHY_AFTER.toSeconds();
            }
            LockSupport.parkNanos(BETWEEN_QUESTIONS.toNanos());
        }
    }

    /** Whoever answers on the server's port is asked whether it is ready, so it must be this server. */
    private static void refuseForeign(Server server, ServerProcess process) {
        PortListener.foreign(server.port(), process.pid()).ifPresent(other -> {
            throw new PipelineException("Port " + server.port() + " of " + server.name() + " is used by " + other
                    + ", which this pipeline has not started. Stop it, or stop " + server.name()
                    + " and start it again: it then moves to a free port.");
        });
    }

    /** Why the server is not ready; null if it is ready. */
    public static String problem(Server.Probe probe) {
        try {
            probe.check();
            return null;
        } catch (PipelineException e) {
            throw e; // waiting does not help: the user has to act
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
