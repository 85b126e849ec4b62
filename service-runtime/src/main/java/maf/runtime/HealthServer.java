package maf.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * {@code /health/live} (200 while the process runs), {@code /health/ready} (200 or 503, with the reason as text) and
 * {@code /metrics} (Prometheus text format) on the JDK's own HTTP server; a program may add pages of its own.
 *
 * <p>A client that sends half a request, or does not read its answer, holds a thread until its connection is closed, which
 * the JDK does after the seconds below. Meanwhile, the other threads answer.
 */
public final class HealthServer implements AutoCloseable {
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final List<String> READING = List.of("GET", "HEAD");

    private static final int THREADS = 64;
    // The JDK has no other way to set these, and no limits by default. The first server of the process reads them.
    private static final Map<String, String> LIMITS = Map.of(
            "sun.net.httpserver.maxReqTime", "5", // seconds to send a request
            "sun.net.httpserver.maxRspTime",
                    "30", // seconds to read an answer; a large page of metrics over a slow network
            "sun.net.httpserver.maxIdleConnections", "64",
            "jdk.httpserver.maxConnections", "256");

    static {
        LIMITS.forEach(System.getProperties()::putIfAbsent);
    }

    private final HttpServer server;
    private final ExecutorService threads = threads();

    /**
     * Starts serving at once.
     *
     * @param port 0 takes a free one; see {@link #port()}
     * @throws InvalidConfigurationException when the port is taken or the host is not this machine's
     */
    public HealthServer(String host, int port, Supplier<Health> health, PrometheusMeterRegistry metrics) {
        server = listening(host, port);
        server.createContext("/health/live", exchange -> answer(exchange, 200, TEXT, "live"));
        server.createContext("/health/ready", exchange -> {
            var now = health.get();
            answer(exchange, now.ready() ? 200 : 503, TEXT, now.detail());
        });
        server.createContext("/metrics", exchange -> answer(exchange, 200, PROMETHEUS, metrics.scrape()));
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Serves a further path: that path alone, not what is below it. GET and HEAD only.
     *
     * @param path such as {@code /} or {@code /live.json}
     * @param page made anew for each request; has to be quick, for health waits behind it
     */
    public void serve(String path, Supplier<Page> page) {
        server.createContext(path, exchange -> {
            if (!exchange.getRequestURI().getPath().equals(path)) {
                answer(exchange, 404, TEXT, "There is nothing here");
            } else if (!READING.contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", String.join(", ", READING));
                answer(exchange, 405, TEXT, "To be read only");
            } else {
                answer(exchange, page.get());
            }
        });
    }

    private static void answer(HttpExchange exchange, Page page) throws IOException {
        try (exchange) {
            page.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", page.type());
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.sendResponseHeaders(200, -1);
            } else {
                exchange.sendResponseHeaders(200, page.body().length);
                exchange.getResponseBody().write(page.body());
            }
        }
    }

    private static HttpServer listening(String host, int port) {
        try {
            return HttpServer.create(new InetSocketAddress(host, port), 0);
        } catch (IOException e) {
            throw new InvalidConfigurationException(
                    "Cannot listen on " + host + ":" + port + " for health and metrics (" + e.getMessage()
                            + "): set HTTP_HOST and HTTP_PORT to a free address of this machine");
        }
    }

    /** Threads start when they are needed and end when they are not. */
    private static ExecutorService threads() {
        var pool = new ThreadPoolExecutor(
                THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), HealthServer::daemon);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "health");
        thread.setDaemon(true);
        return thread;
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            var body = (text + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
