package maf.verifier.page;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import maf.verifier.page.ProgramStatus.Instance;
import maf.verifier.page.ProgramStatus.State;

/** Queries health and metrics of all programs at once. A program that does not answer soon is down. */
final class ProgramClient {
    private static final Duration TIMEOUT = Duration.ofMillis(1500);

    private final Map<String, URI> addresses;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    ProgramClient(Map<String, URI> addresses) {
        this.addresses = addresses;
    }

    private record Answer(String address, int status, String detail, PrometheusSamples samples) {}

    Map<String, ProgramStatus> ask() {
        var asked = new java.util.TreeMap<String, List<CompletableFuture<Answer>>>();
        addresses.forEach((name, address) -> asked.put(
                name, hosts(address).stream().map(host -> ask(address, host)).toList()));
        var programs = new java.util.TreeMap<String, ProgramStatus>();
        asked.forEach((name, answers) -> programs.put(
                name,
                program(name, answers.stream().map(CompletableFuture::join).toList())));
        return programs;
    }

    /** One address for each instance: in Compose, a service's name resolves to all of its containers. */
    private static List<String> hosts(URI address) {
        try {
            var hosts = new ArrayList<String>();
            for (var found : InetAddress.getAllByName(address.getHost())) {
                hosts.add(found.getHostAddress());
            }
            return hosts;
        } catch (UnknownHostException e) {
            return List.of(); // no container of that name is running
        }
    }

    private CompletableFuture<Answer> ask(URI address, String host) {
        var root = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
        return get(root + "/health/ready")
                .thenCombine(
                        get(root + "/metrics"),
                        (health, metrics) -> new Answer(
                                root,
                                health.statusCode(),
                                health.body().strip(),
                                PrometheusSamples.parse(metrics.body())))
                .exceptionally(failure -> new Answer(root, 0, reason(failure), new PrometheusSamples(List.of())));
    }

    private CompletableFuture<HttpResponse<String>> get(String address) {
        return client.sendAsync(
                HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).build(), BodyHandlers.ofString());
    }

    private static String reason(Throwable failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof IOException ? "does not answer" : "does not answer (" + cause + ")";
    }

    private static ProgramStatus program(String name, List<Answer> answers) {
        var alive = answers.stream().filter(answer -> answer.status() > 0).toList();
        if (alive.isEmpty()) {
            return new ProgramStatus(name, State.DOWN, "does not answer", List.of());
        }
        var instances = alive.stream()
                .map(answer -> new Instance(answer.address(), answer.samples()))
                .toList();
        return alive.stream()
                .filter(answer -> answer.status() != 200)
                .findFirst()
                .map(notReady -> new ProgramStatus(name, State.NOT_READY, notReady.detail(), instances))
                .orElseGet(
                        () -> new ProgramStatus(name, State.READY, alive.get(0).detail(), instances));
    }
}
