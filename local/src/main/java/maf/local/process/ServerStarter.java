package maf.local.process;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Starts servers in parallel, each as soon as those that it needs are ready. After a failure, none of them keeps running. */
public final class ServerStarter {
    private static final Duration TIMEOUT = Duration.ofMinutes(4);
    /** The timeout for a server that already runs: it may still be starting, or it may hang. */
    private static final Duration TIMEOUT_IF_RUNNING = Duration.ofSeconds(30);

    private final Home home;
    private final ProgressLog progress;
    private final List<Server> started = new ArrayList<>();
    private final AtomicReference<Throwable> firstFailure = new AtomicReference<>();
    private volatile boolean givenUp;

    public ServerStarter(Home home, ProgressLog progress) {
        this.home = home;
        this.progress = progress;
    }

    public void run(List<Server> servers) {
        var interrupted = new Thread(() -> {
            progress.say("up", "interrupted: stopping what was started");
            undo();
        });
        Runtime.getRuntime().addShutdownHook(interrupted);
        var threads = Executors.newCachedThreadPool(ServerStarter::daemon);
        try {
            CompletableFuture.allOf(begin(servers, threads).values().toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            undo();
            var cause = firstFailure.get();
            throw cause instanceof PipelineException known ? known : new PipelineException(String.valueOf(cause), e);
        } finally {
            threads.shutdownNow();
            try {
                Runtime.getRuntime().removeShutdownHook(interrupted);
            } catch (IllegalStateException e) {
                givenUp = true; // the hook is running: it stops everything
            }
        }
    }

    /** A driver that hangs in a connection attempt must not keep this program running. */
    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "start");
        thread.setDaemon(true);
        return thread;
    }

    private Map<String, CompletableFuture<Void>> begin(List<Server> servers, ExecutorService threads) {
        var ready = new HashMap<String, CompletableFuture<Void>>();
        for (var server : servers) { // ordered: each server comes after those that it needs
            var needs = server.needs().stream()
                    .map(ready::get)
                    .filter(Objects::nonNull)
                    .toArray(CompletableFuture[]::new);
            ready.put(server.name(), CompletableFuture.allOf(needs).thenRunAsync(() -> orGiveUp(server), threads));
        }
        return ready;
    }

    /** A server that fails ends the wait for all others. */
    private void orGiveUp(Server server) {
        try {
            startAndAwait(server);
        } catch (RuntimeException | Error e) {
            firstFailure.compareAndSet(null, e);
            givenUp = true;
            throw e;
        }
    }

    private void undo() {
        givenUp = true;
        List<Server> ours;
        synchronized (started) {
            ours = List.copyOf(started);
        }
        new ServerStopper(home, progress).run(ours);
    }

    private void startAndAwait(Server server) {
        var readiness = new Readiness(progress, () -> givenUp);
        var before = ServerProcess.running(home, server.name());
        if (before.isPresent()) {
            if (readiness.await(server, before.get(), TIMEOUT_IF_RUNNING).isEmpty()) {
                progress.say(server.name(), "already runs on port " + server.port());
                return;
            }
            progress.say(server.name(), "runs but does not become ready: restarting it");
            new ServerStopper(home, progress).run(List.of(server));
        }
        var began = progress.seconds();
        var process = launch(server);
        progress.say(server.name(), "waits for " + server.waitsFor());
        var problem = readiness.await(server, process, TIMEOUT);
        if (problem.isPresent()) {
            throw new PipelineException(failure(server, process, problem.get()));
        }
        progress.say(
                server.name(),
                String.format(Locale.ROOT, "ready after %.1f s on port %d", progress.seconds() - began, server.port()));
    }

    private String failure(Server server, ServerProcess process, String problem) {
        var log = home.log(server.name());
        return process.alive()
                ? server.name() + " did not become ready within " + TIMEOUT.toSeconds() + " s: " + problem
                        + "\nIts log: " + log
                : server.name() + " ended before it was ready. Its last lines:\n  " + LogTail.lastLines(log, 8)
                        + "\nThe whole log: " + log;
    }

    private ServerProcess launch(Server server) {
        try {
            Files.deleteIfExists(home.run(server.name()));
            var builder = server.launch().prepare();
            synchronized (started) {
                if (givenUp) {
                    throw new PipelineException("given up");
                }
                started.add(server);
                return ServerProcess.launch(home, server.name(), builder);
            }
        } catch (PipelineException e) {
            throw e;
        } catch (Exception e) {
            throw new PipelineException("Cannot start " + server.name() + ": " + Readiness.reason(e), e);
        }
    }
}
