package maf.local.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import maf.local.process.Home;
import maf.local.process.Readiness;
import maf.local.process.Server;
import maf.local.process.ServerProcess;

/**
 * One process.
 *
 * @param state starting, ready, stopped or failed (it ended although nobody stopped it)
 * @param pid null when it does not run
 * @param memoryMb resident memory in MiB
 */
public record ProcessStatus(
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
