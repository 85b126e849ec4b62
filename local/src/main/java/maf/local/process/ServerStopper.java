package maf.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Stops servers in parallel, each after those that need it. */
public final class ServerStopper {
    private final Home home;
    private final ProgressLog progress;

    public ServerStopper(Home home, ProgressLog progress) {
        this.home = home;
        this.progress = progress;
    }

    public void run(Collection<Server> servers) {
        var stopped = new HashMap<String, CompletableFuture<Void>>();
        var lastFirst = new java.util.ArrayList<>(List.copyOf(servers));
        java.util.Collections.reverse(lastFirst); // each server comes after those that it needs
        for (var server : lastFirst) {
            var users = lastFirst.stream()
                    .filter(other -> other.needs().contains(server.name()))
                    .map(other -> stopped.get(other.name()))
                    .filter(java.util.Objects::nonNull)
                    .toArray(CompletableFuture[]::new);
            // if one does not stop, the others still do
            stopped.put(
                    server.name(),
                    CompletableFuture.allOf(users)
                            .handle((done, failure) -> null)
                            .thenRunAsync(() -> one(server)));
        }
        try {
            CompletableFuture.allOf(stopped.values().toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof PipelineException known
                    ? known
                    : new PipelineException(e.getCause().toString(), e);
        }
    }

    private void one(Server server) {
        var running = ServerProcess.running(home, server.name());
        running.ifPresent(process -> {
            var began = progress.seconds();
            process.signal(server.end().signal());
            if (process.awaitEnd(server.end().grace())) {
                progress.say(
                        server.name(), String.format(Locale.ROOT, "stopped after %.1f s", progress.seconds() - began));
                return;
            }
            process.signal("KILL");
            progress.say(
                    server.name(), "did not stop within " + server.end().grace().toSeconds() + " s and was killed");
            if (!process.awaitEnd(Server.TERM.grace())) {
                throw new PipelineException(
                        server.name() + " (process " + process.pid() + ") does not end on SIGKILL.");
            }
        });
        try {
            Files.deleteIfExists(home.run(server.name()));
        } catch (IOException e) {
            throw new PipelineException("Cannot delete " + home.run(server.name()) + ": " + e.getMessage(), e);
        }
    }
}
