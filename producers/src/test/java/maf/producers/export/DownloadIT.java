package maf.producers.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import maf.producers.progress.Progress;
import maf.producers.row.Source;
import maf.runtime.Program.StopSignal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads from a server that serves, truncates, stalls and refuses. */
class DownloadIT {
    private static final byte[] CONTENT = new byte[300_000];

    static {
        new Random(1).nextBytes(CONTENT);
    }

    /** What the server does with one request. */
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @TempDir
    private Path folder;

    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private volatile Answer answer = exchange -> serve(exchange, CONTENT.length);

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Range"));
                answer.to(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void fetchesAFileOnce() throws Exception {
        assertThat(fetch()).isTrue();
        assertThat(fetch()).isTrue();

        assertThat(file()).hasBinaryContent(CONTENT);
        assertThat(asked).containsExactly("/day.gz null");
    }

    @Test
    void fetchesTheRestOfWhatBrokeOff() throws Exception {
        answer = exchange -> serve(exchange, 200_000);
        assertThatThrownBy(this::fetch)
                .isInstanceOf(ExportUnavailableException.class)
                .hasMessageContaining("was interrupted after");
        assertThat(file()).doesNotExist();
        var came = Files.size(folder.resolve("day.gz.part"));

        answer = exchange -> serve(exchange, CONTENT.length);
        assertThat(fetch()).isTrue();

        assertThat(came).isPositive();
        assertThat(asked).last().isEqualTo("/day.gz bytes=" + came + "-");
        assertThat(file()).hasBinaryContent(CONTENT);
    }

    @Test
    void startsAgainWhenTheServerHasAnotherFile() throws Exception {
        Files.write(folder.resolve("day.gz.part"), new byte[1_000]);
        Files.writeString(folder.resolve("day.gz.tag"), "\"other\"");

        assertThat(fetch()).isTrue();

        assertThat(file()).hasBinaryContent(CONTENT);
    }

    @Test
    void givesUpAServerThatFallsSilent() {
        answer = exchange -> {
            serve(exchange, 100_000);
            exchange.getResponseBody().flush();
            await();
        };

        assertThatThrownBy(this::fetch)
                .isInstanceOf(ExportUnavailableException.class)
                .hasMessageContaining("sent no data for 500 ms");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void saysWhatTheServerAnswers(int status) {
        answer = exchange -> exchange.sendResponseHeaders(status, -1);

        assertThatThrownBy(this::fetch)
                .isInstanceOf(ExportUnavailableException.class)
                .hasMessageContaining("answered with status " + status);
    }

    @Test
    void refusesAPageInsteadOfAGzip() {
        answer = exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, 3);
            exchange.getResponseBody().write(new byte[3]);
        };

        assertThatThrownBy(this::fetch).hasMessageContaining("text/html").hasMessageContaining("export.url");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void fallsBackADayAndAsksNoMoreForWhatItHas() throws Exception {
        answer = exchange -> {
            if (exchange.getRequestURI().toString().contains("11_23")) {
                exchange.sendResponseHeaders(403, -1);
            } else {
                serve(exchange, CONTENT.length);
            }
        };
        var clock = Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), ZoneOffset.UTC);
        var files = new DailyFiles(address(""), "movie_ids", folder, download(), clock);

        var found = files.newest(LocalDate.MIN).orElseThrow();
        assertThat(found.day()).isEqualTo("2026-11-22");
        assertThat(files.newest(found.day())).isEmpty();
        assertThat(asked)
                .containsExactly(
                        "/movie_ids_11_23_2026.json.gz null",
                        "/movie_ids_11_22_2026.json.gz null",
                        "/movie_ids_11_23_2026.json.gz null");
        assertThat(files.untilAfter(found.day())).isEqualTo(2 * 3_600_000L);
    }

    /** Sends the requested file or range, of which only {@code bytes} arrive. */
    private static void serve(HttpExchange exchange, int bytes) throws IOException {
        var headers = exchange.getRequestHeaders();
        var range = headers.getFirst("Range");
        var resumes = range != null && "\"one\"".equals(headers.getFirst("If-Range"));
        var from = resumes ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        exchange.getResponseHeaders().set("ETag", "\"one\"");
        exchange.getResponseHeaders().set("Content-Type", "application/gzip");
        if (resumes) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (CONTENT.length - 1) + "/" + CONTENT.length);
        }
        exchange.sendResponseHeaders(resumes ? 206 : 200, CONTENT.length - from);
        exchange.getResponseBody().write(Arrays.copyOfRange(CONTENT, from, bytes));
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean fetch() throws ExportUnavailableException, InterruptedException {
        return download().fetch(URI.create(address("/day.gz")), file());
    }

    private Path file() {
        return folder.resolve("day.gz");
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static Download download() {
        return new Download(
                HttpClient.newHttpClient(),
                500,
                new Progress(Source.MYSQL, new SimpleMeterRegistry(), false),
                new StopSignal());
    }
}
