package maf.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.TestOrder;
import maf.local.servers.Pipeline;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The live page in a real browser; its pictures are in target/live-page. */
@PipelineTest
@Order(TestOrder.MONITORED)
class LivePageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path PICTURES = Path.of("target", "live-page");
    private static final String ONLY_FROM_HERE =
            "return performance.getEntriesByType('resource').every(each => each.name.startsWith(location.origin))";
    private static final String FITS = "return document.documentElement.scrollWidth <= innerWidth";

    private static CanaryVerifier verifier;
    private static Browser browser;

    private final Pipeline pipeline;

    LivePageIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @BeforeAll
    static void start(Pipeline pipeline) throws Exception {
        verifier = new CanaryVerifier(pipeline);
        browser = new Browser();
    }

    @AfterAll
    static void stop() {
        browser.close();
        verifier.close();
    }

    private static void awaitVerdict(String words) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(browser.find("verdict").getText()).contains(words));
    }

    private static String state(String station) {
        return browser.find("station-" + station).getDomAttribute("data-state");
    }

    @Test
    void aKilledStageIsNamedUntilItIsBack() {
        browser.open(verifier.address(), 1280, 900, false);
        awaitVerdict("Everything flows");
        assertThat(state("phoenix-sink")).isEqualTo("ok");
        browser.photograph(PICTURES.resolve("healthy.png"));

        pipeline.kill("phoenix-sink");
        awaitVerdict("phoenix-sink does not answer");
        assertThat(state("phoenix-sink")).isEqualTo("broken");
        assertThat(state("stream-transformer")).isEqualTo("ok");
        assertThat(browser.find("station-phoenix-sink").getText()).contains("not known");
        browser.photograph(PICTURES.resolve("killed.png"));

        pipeline.start(List.of("phoenix-sink"));
        awaitVerdict("Everything flows");
        browser.photograph(PICTURES.resolve("back.png"));
        assertThat(browser.run(ONLY_FROM_HERE)).isEqualTo(true);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void itFitsAPhoneAndObeysTheKeyboard() {
        browser.open(verifier.address(), 390, 844, true);
        awaitVerdict("Everything flows");
        assertThat(browser.run(FITS)).isEqualTo(true);

        browser.run("document.getElementById('station-mysql').focus()");
        browser.focused().sendKeys(Keys.TAB);
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("station-connector-mysql");
        browser.focused().sendKeys(Keys.ENTER);

        assertThat(browser.find("station-connector-mysql").getDomAttribute("aria-pressed"))
                .isEqualTo("true");
        assertThat(browser.find("detail").getText()).contains("MySQL, Connector: runs");
        browser.photograph(PICTURES.resolve("phone.png"));
        assertThat(browser.complaints()).isEmpty();
    }
}
