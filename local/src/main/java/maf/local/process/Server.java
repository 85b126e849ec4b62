package maf.local.process;

import java.time.Duration;
import java.util.List;

/**
 * One server of the pipeline: how it is started, when it is ready and how it ends.
 *
 * @param name as in {@code ./pipeline status}
 * @param needs names of servers that must be ready first
 * @param port the one that people connect to
 * @param waitsFor what readiness means, for the eyes of the user
 * @param launch makes its data folder where it is missing and gives the command
 * @param settle tried again until it succeeds after a start: asks for an answer and applies what the server needs
 * @param probe asks once; throws with the reason when the server is not ready
 * @param end how it is asked to stop
 */
public record Server(
        String name, List<String> needs, int port, String waitsFor, Launch launch, Probe settle, Probe probe, End end) {

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
