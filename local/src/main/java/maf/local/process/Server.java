package maf.local.process;

import java.time.Duration;
import java.util.List;

/**
 * One server of the pipeline: how it is started, when it is ready and how it ends.
 *
 * @param name as in {@code ./pipeline status}
 * @param needs names of servers that must be ready first
 * @param port the one that people connect to
 * @param waitsFor what readiness means, for messages to the user
 * @param launch creates the data folder if it is missing and returns the command
 * @param setUp repeated after a start until it succeeds: checks that the server answers and applies its schema and users
 * @param probe asks once; throws an exception with the reason if the server is not ready
 * @param end how it is asked to stop
 */
public record Server(
        String name, List<String> needs, int port, String waitsFor, Launch launch, Probe setUp, Probe probe, End end) {

    @FunctionalInterface
    public interface Launch {
        ProcessBuilder prepare() throws Exception;
    }

    @FunctionalInterface
    public interface Probe {
        void check() throws Exception;
    }

    /**
     * How a server is asked to stop.
     *
     * @param signal name for kill(1)
     * @param grace how long an orderly stop may take before SIGKILL
     */
    public record End(String signal, Duration grace) {}

    public static final End TERM = new End("TERM", Duration.ofSeconds(30));
}
