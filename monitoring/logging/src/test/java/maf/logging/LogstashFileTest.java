package maf.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.elasticsearch.grok.Grok;
import org.elasticsearch.grok.GrokBuiltinPatterns;
import org.elasticsearch.grok.MatcherWatchdog;
import org.junit.jupiter.api.Test;

/**
 * Tests the Logstash pipeline: its grammar with a parser, its grok patterns with the real engine on recorded events.
 */
class LogstashFileTest {
    private static final String FILE = "monitoring/logging/logstash/maf.conf";
    private static final Pattern GROK =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*%\\{GREEDYDATA:message}(?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern FIELD = Pattern.compile("%\\{(\\w+):((?:\\[[^\\]]+])+)");

    /** Returns the patterns in the order of the file: two for MySQL, one for PostgreSQL. */
    private static List<Grok> groks() {
        return GROK.matcher(CheckoutFiles.read(FILE))
                .results()
                .map(match -> new Grok(
                        GrokBuiltinPatterns.get(true), dotted(match.group(1)), MatcherWatchdog.noop(), message -> {}))
                .toList();
    }

    /** Elasticsearch's engine names {@code a.b} what Logstash names {@code [a][b]}. */
    private static String dotted(String pattern) {
        return FIELD.matcher(pattern)
                .replaceAll(match -> "%{" + match.group(1) + ":"
                        + match.group(2)
                                .substring(1, match.group(2).length() - 1)
                                .replace("][", ".")
                                .replace("@", ""));
    }

    private static Map<String, Object> match(List<Grok> patterns, String event) {
        return patterns.stream()
                .map(pattern -> pattern.captures(event))
                .filter(captured -> captured != null)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pattern matches " + event));
    }

    @Test
    void everyEventOfMysqlIsParsed() {
        var patterns = groks().subList(0, 2);
        for (var version : List.of("mysql-8", "mysql-9")) {
            var events = FilebeatMultiline.template(0).events(CheckoutFiles.recorded(version));
            var fields = events.stream().map(event -> match(patterns, event)).toList();

            assertThat(fields).allSatisfy(each -> assertThat(each).containsKeys("metadata.at", "message"));
            assertThat(fields.get(0)).containsKeys("log.level", "event.code", "log.logger", "process.thread.id");
        }
    }

    @Test
    void aCrashOfMysqlKeepsAllItsLines() {
        var events = FilebeatMultiline.template(0).events(CheckoutFiles.recorded("mysql-9"));

        assertThat(match(groks().subList(0, 2), events.get(events.size() - 1))
                        .get("message")
                        .toString())
                .startsWith("mysqld got signal 11")
                .endsWith("what is causing the crash.");
    }

    @Test
    void everyEventOfPostgresIsParsed() {
        var events = FilebeatMultiline.template(1).events(CheckoutFiles.recorded("postgres-18"));
        var levels = events.stream()
                .map(event -> match(groks().subList(2, 3), event))
                .map(fields -> fields.get("log.level") + " "
                        + fields.get("process.pid").getClass().getSimpleName())
                .collect(Collectors.toSet());

        assertThat(levels).containsExactlyInAnyOrder("LOG Integer", "ERROR Integer", "WARNING Integer");
        assertThat(events)
                .anySatisfy(event -> assertThat(match(groks().subList(2, 3), event)
                                .get("message")
                                .toString())
                        .contains("does not exist")
                        .endsWith("WHERE a = 1;"));
    }

    @Test
    void theFileIsALogstashPipeline() throws Exception {
        var parser = parser();
        var program = "import sys; from logstash_pipeline_parser import Pipeline; "
                + "print(Pipeline(open(sys.argv[1]).read()).parse())";

        var parsed = run(
                parser,
                "python3",
                "-c",
                program,
                CheckoutFiles.ROOT.resolve(FILE).toString());

        assertThat(parsed).contains("beats", "grok", "translate", "elasticsearch");
    }

    @Test
    void theParserFindsAMistake() throws Exception {
        var broken = Files.writeString(
                Files.createTempFile("broken", ".conf"),
                CheckoutFiles.read(FILE).replace("filter {", "filters {"));
        var process = start(
                parser(),
                "python3",
                "-c",
                "import sys; from logstash_pipeline_parser import Pipeline; Pipeline(open(sys.argv[1]).read()).parse()",
                broken.toString());
        process.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());

        assertThat(process.waitFor()).isNotZero();
    }

    /** Returns the folder of the parser, which is downloaded once. */
    private static Path parser() throws Exception {
        var base = System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
        var folder = Path.of(base, "maf", "logstash-pipeline-parser-0.0.3");
        if (!Files.exists(folder)) {
            var fresh = Files.createDirectories(Path.of("target", "pip")).toAbsolutePath();
            run(
                    fresh,
                    "python3",
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--target",
                    fresh.toString(),
                    "logstash-pipeline-parser==0.0.3");
            Files.createDirectories(folder.getParent());
            Files.move(fresh, folder);
        }
        return folder;
    }

    private static String run(Path packages, String... words) throws Exception {
        var process = start(packages, words);
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static Process start(Path packages, String... words) throws IOException {
        var builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().put("PYTHONPATH", packages.toString());
        return builder.start();
    }
}
