package maf.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts candidates. The application is {@code images/apps/start}; the plain loop is the very command line that this
 * script makes, with another main class.
 */
final class Launcher {
    private static final String PROGRAM = "stream-transformer";
    private static final String MAIN = "maf.transformer.Main";
    private static final Path CONFIGURATION = Path.of("config", PROGRAM + ".properties");

    private final Site site;
    private final Map<String, String> environment;
    private final String javaOptions;
    private int started;
    private List<String> command = List.of();

    /**
     * @param javaOptions for both, such as a flight recording; may be empty
     */
    Launcher(Site site, String brokerAddress, String javaOptions) throws IOException {
        this.site = site;
        this.environment = new HashMap<>(site.topicSettings());
        environment.put("KAFKA_BOOTSTRAP_SERVERS", brokerAddress);
        environment.put("HTTP_HOST", "127.0.0.1");
        environment.put("JAVA", Site.java());
        environment.put("LIB_DIR", site.root().resolve(PROGRAM + "/target/lib").toString());
        environment.put("MALLOC_ARENA_MAX", "2"); // as the script sets it
        this.javaOptions = javaOptions;
    }

    ChildProcess start(Candidate candidate) throws IOException {
        started++;
        var folder = folder(candidate);
        var builder = candidate.plain()
                ? new ProcessBuilder(plainCommand())
                : new ProcessBuilder(folder.resolve("start").toString(), PROGRAM);
        builder.directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("HTTP_PORT", Integer.toString(Site.freePort()));
        builder.environment().put("TABLES_DIR", candidate.tables().toString());
        builder.environment()
                .put("STATE_DIR", site.work().resolve("state-" + started).toString());
        if (!javaOptions.isEmpty()) {
            builder.environment().put("JAVA_TOOL_OPTIONS", javaOptions);
        }
        return ChildProcess.start(candidate.name(), builder, site.work().resolve("candidate-" + started + ".log"));
    }

    /** Keeps the command line that the script has made of the application; to be called once it runs. */
    void learnCommand(ChildProcess application) throws IOException {
        var line = Files.readString(
                Path.of("/proc", Long.toString(application.process().pid()), "cmdline"), StandardCharsets.UTF_8);
        command = List.of(line.split("\0", -1)).stream()
                .filter(word -> !word.isEmpty())
                .toList();
        if (!command.contains(MAIN) || !command.contains("-cp")) {
            throw new BenchmarkException("images/apps/start no longer ends in java -cp ... " + MAIN + ": " + command);
        }
    }

    private List<String> plainCommand() {
        var words = new ArrayList<>(command);
        words.replaceAll(word -> word.equals(MAIN) ? "maf.transformer.PlainLoop" : word);
        var classPath = words.indexOf("-cp") + 1;
        words.set(classPath, words.get(classPath) + ":" + site.root().resolve("benchmarks/target/classes"));
        return words;
    }

    /** The shipped folder; where settings differ, a copy of it with them. */
    private Path folder(Candidate candidate) throws IOException {
        var shipped = site.root().resolve("images/apps");
        if (candidate.settings().isEmpty()) {
            return shipped;
        }
        var copy = site.work().resolve("apps-" + started);
        Files.createDirectories(copy.resolve("config"));
        for (var file : List.of("start", "logback.xml")) {
            Files.copy(shipped.resolve(file), copy.resolve(file)); // keeps the right to execute
        }
        var lines = new ArrayList<>(Files.readAllLines(shipped.resolve(CONFIGURATION)));
        candidate.settings().forEach((key, value) -> {
            lines.removeIf(line -> line.startsWith(key + "="));
            lines.add(key + "=" + value);
        });
        Files.write(copy.resolve(CONFIGURATION), lines);
        return copy;
    }
}
