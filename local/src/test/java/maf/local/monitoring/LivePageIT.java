package maf.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import maf.local.fixture.TestOrder;
import maf.local.process.LocalHttp;
import maf.local.servers.Pipeline;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/**
 * The live page in a real browser; its screenshots are in target/live-page. Canary and lag must show the same
 * outage as the page.
 */
@MonitoringTest
@Order(TestOrder.OUTAGES)
class LivePageIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Path PICTURES = Path.of("target", "live-page");
    private static final String ONLY_FROM_HERE =
            "return performance.getEntriesByType('resource').every(each => each.name.startsWith(location.origin))";
    private static final String FITS = "return document.documentElement.scrollWidth <= innerWidth";

    private static final Pattern LAG =
            Pattern.compile("(?m)^maf_group_lag\\{group=\"phoenix-sink\",topic=\"cleansed.movie\"} (\\S+)$");
    private static final int ROWS = 200;
    private static final int FIRST_ID = 8_800_000;

    private static Browser browser;

    private final Pipeline pipeline;
    private final CanaryMetrics canary;
    private final FaultMovies movies;

    LivePageIT(MonitoredPipeline monitored) {
        pipeline = monitored.pipeline();
        canary = new CanaryMetrics(pipeline);
        movies = new FaultMovies(monitored, FIRST_ID);
    }

    @BeforeAll
    static void start() {
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    private static void awaitVerdict(String words) {
        Awaitility.await()
                .atMost(TIMEOUT)
                .untilAsserted(
                        () -> assertThat(browser.find("verdict").getText()).contains(words));
    }

    private static String state(String station) {
        return browser.find("station-" + station).getDomAttribute("data-state");
    }

    @Test
    void aKilledStageIsNamedUntilItIsBack() throws Exception {
        canary.awaitFlow(CanaryMetrics.SOURCES);
        var lost = canary.lost();
        browser.open(pipeline.address("verifier") + "/", 1280, 900, false);
        awaitVerdict("Everything flows");
        assertThat(state("phoenix-sink")).isEqualTo("ok");
        browser.saveScreenshot(PICTURES.resolve("healthy.png"));

        pipeline.kill("phoenix-sink");
        movies.insert(ROWS, "1");
        awaitVerdict("phoenix-sink does not answer");
        assertThat(state("phoenix-sink")).isEqualTo("broken");
        assertThat(state("stream-transformer")).isEqualTo("ok");
        assertThat(browser.find("station-phoenix-sink").getText()).contains("not known");
        browser.saveScreenshot(PICTURES.resolve("killed.png"));
        canary.awaitStuck("cleansed");
        Awaitility.await().atMost(TIMEOUT).until(() -> lag() >= ROWS);

        pipeline.start(List.of("phoenix-sink"));
        awaitVerdict("Everything flows");
        browser.saveScreenshot(PICTURES.resolve("back.png"));
        canary.awaitFlow(CanaryMetrics.SOURCES);
        assertThat(canary.lost()).isEqualTo(lost);
        Awaitility.await().atMost(TIMEOUT).until(() -> lag() < ROWS);
        movies.delete();
        assertThat(browser.run(ONLY_FROM_HERE)).isEqualTo(true);
        assertThat(browser.problems()).isEmpty();
    }

    private double lag() throws IOException, InterruptedException {
        var shown = LAG.matcher(LocalHttp.get(pipeline.server("verifier").port(), "/metrics"));
        assertThat(shown.find()).isTrue();
        return Double.parseDouble(shown.group(1));
    }

    @Test
    void itFitsAPhoneAndWorksWithTheKeyboard() {
        browser.open(pipeline.address("verifier") + "/", 390, 844, true);
        awaitVerdict("Everything flows");
        assertThat(browser.run(FITS)).isEqualTo(true);

        browser.run("document.getElementById('station-mysql').focus()");
        browser.focused().sendKeys(Keys.TAB);
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("station-connector-mysql");
        browser.focused().sendKeys(Keys.ENTER);

        assertThat(browser.find("station-connector-mysql").getDomAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(browser.find("detail").getText()).contains("MySQL, Connector: runs");
        browser.saveScreenshot(PICTURES.resolve("phone.png"));
        assertThat(browser.problems()).isEmpty();
    }
}
