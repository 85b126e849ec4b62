package maf.verifier.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import maf.contract.model.TableContract;
import maf.runtime.HealthServer;
import maf.runtime.Page;
import maf.verifier.canary.CanaryView;

/** The live page and its data, served by a program's HTTP server. */
public final class LivePage implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";
    /** Loads only from this server; no other page may frame this one. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final SnapshotPoller poller;
    private final Thread thread;

    /**
     * What the page shows.
     *
     * @param programs addresses by name
     * @param sourcesUp whether each source answers, as far as known
     */
    public record Config(
            List<TableContract> contracts,
            Map<String, URI> programs,
            String bootstrapServers,
            Supplier<CanaryView> canary,
            Supplier<Map<String, Boolean>> sourcesUp,
            Supplier<LastComparisons> compared) {}

    private LivePage(Config config) {
        poller = new SnapshotPoller(config);
        thread = new Thread(poller, "live-page");
        thread.setDaemon(true);
        thread.start();
    }

    /** Starts. It queries nothing while nobody looks at the page. */
    public static LivePage of(Config config) {
        return new LivePage(config);
    }

    /** Adds the page to a server. */
    public void serveOn(HealthServer server) {
        var uplot = UPLOT + uplotVersion() + "/dist/";
        file(server, "/", "index.html", "text/html; charset=utf-8");
        file(server, "/page.js", "page.js", SCRIPT);
        file(server, "/plot.js", "plot.js", SCRIPT);
        file(server, "/page.css", "page.css", STYLE);
        file(server, "/icon.svg", "icon.svg", "image/svg+xml");
        file(server, "/uplot.js", uplot + "uPlot.esm.js", SCRIPT);
        file(server, "/uplot.css", uplot + "uPlot.min.css", STYLE);
        server.serve("/live.json", this::live);
    }

    /** The version on the class path, which is part of all paths in a web jar. */
    private static String uplotVersion() {
        try (var stream = LivePage.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/uplot/pom.properties")) {
            var properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void file(HealthServer server, String path, String resource, String type) {
        try (var stream = LivePage.class.getResourceAsStream(resource)) {
            var body = stream.readAllBytes();
            server.serve(path, () -> page(type, body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Page live() {
        try {
            return page("application/json", JSON.writeValueAsBytes(poller.latest()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Page page(String type, byte[] body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cache-Control", "no-store");
        return new Page(type, body, headers);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
