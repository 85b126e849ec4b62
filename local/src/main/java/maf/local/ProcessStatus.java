package maf.local;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One process.
 *
 * @param state starting, ready, stopped or failed (it ended although nobody stopped it)
 * @param pid null when it does not run
 * @param memoryMb resident memory in MiB
 */
record ProcessStatus(
        String name,
        String state,
        Long pid,
        int port,
        @JsonProperty("memory_mb") long memoryMb) {
    static ProcessStatus of(Home home, Server server) {
        var recorded = ServerProcess.recorded(home, server.name());
        var running = recorded.filter(ServerProcess::alive);
        if (running.isEmpty()) {
            return new ProcessStatus(
                    server.name(), recorded.isPresent() ? "failed" : "stopped", null, server.port(), 0);
        }
        var state = Readiness.problem(server.probe()) == null ? "ready" : "starting";
        var process = running.get();
        return new ProcessStatus(server.name(), state, process.pid(), server.port(), process.memoryMb());
    }
}
