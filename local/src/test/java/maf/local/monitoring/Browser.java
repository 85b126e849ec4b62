package maf.local.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import maf.local.process.ExternalCommand;
import maf.local.process.Home;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Headless Chromium: the machine's own, or the one that .ci/chromium has downloaded. */
final class Browser implements AutoCloseable {
    private final ChromeDriver driver;

    Browser() {
        var printed = ExternalCommand.mustRun(
                Home.in(Path.of("target")).root(), List.of(".ci/chromium"), "There is no browser for the live page.");
        var programs = Path.of(ExternalCommand.lastLines(printed, 1));
        var options = new ChromeOptions();
        options.setBinary(programs.resolve("chromium").toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(programs.resolve("chromedriver").toFile())
                .build();
        driver = new ChromeDriver(service, options);
    }

    /** Opens a page on a screen of this size. */
    void open(String address, int width, int height, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        driver.get(address);
    }

    WebElement find(String id) {
        return driver.findElement(By.id(id));
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    /** Returns the messages of the browser console since the last call. */
    List<String> problems() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    void saveScreenshot(Path file) {
        var taken = driver.executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, Base64.getDecoder().decode(taken.get("data").toString()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
