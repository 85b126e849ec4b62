package maf.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts candidates. The application is started by {@code images/apps/start}. Its peer has the command line that this
 * script executes, with another main class.
 */
public final class Launcher {
    private static final long POLL_MS = 20;

    private final Workspace workspace;
    private final Application application;
    private final Map<String, String> environment;
    private final String javaOptions;
    private int started;
    private List<String> command = List.of();

    /**
     * @param addresses addresses of its servers, by the environment variables of its configuration file
     * @param javaOptions options for all candidates, such as a flight recording; may be empty
     */
    public Launcher(Workspace workspace, Application application, Map<String, String> addresses, String javaOptions)
            throws IOException {
        this.workspace = workspace;
        this.application = application;
        this.environment = new HashMap<>(workspace.dataSettings());
        environment.putAll(addresses);
        environment.put("HTTP_HOST", "127.0.0.1");
        environment.put("JAVA", Workspace.java());
        environment.put(
                "LIB_DIR",
                workspace.root().resolve(application.program() + "/target/lib").toString());
        environment.put(
                "PHOENIX_LIB_DIR",
                workspace.root().resolve("images/phoenix-client/target/lib").toString());
        environment.put("MALLOC_ARENA_MAX", "2"); // as in the script
        this.javaOptions = javaOptions;
    }

    public ChildProcess start(Candidate candidate) throws IOException {
        started++;
        var folder = folder(candidate);
        var builder = builder(
                candidate.plain()
                        ? command(application.peer(), List.of())
                        : List.of(folder.resolve("start").toString(), application.program()),
                folder,
                candidate.tables());
        if (!javaOptions.isEmpty()) {
            builder.environment().put("JAVA_TOOL_OPTIONS", javaOptions);
        }
        return workspace.start(candidate.name(), builder, "candidate-" + started + ".log");
    }

    /**
     * Returns a builder for another main class with the application's Java options, class path and environment.
     *
     * @param words additional Java options
     * @param arguments the arguments of the main class
     */
    public ProcessBuilder tool(String main, List<String> words, Path tables, List<String> arguments)
            throws IOException {
        var line = command(main, words);
        line.subList(line.indexOf(main) + 1, line.size()).clear();
        line.addAll(arguments);
        return builder(line, workspace.root().resolve("images/apps"), tables);
    }

    private ProcessBuilder builder(List<String> words, Path folder, Path tables) throws IOException {
        var builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("HTTP_PORT", Integer.toString(Workspace.freePort()));
        builder.environment().put("TABLES_DIR", tables.toString());
        builder.environment()
                .put("STATE_DIR", workspace.work().resolve("state-" + started).toString());
        return builder;
    }

    /** Remembers the command line with which the script starts the application. */
    public void learnCommand(ChildProcess process) throws IOException, InterruptedException {
        command = words(process);
        while (!command.contains(application.main())) { // the script has not executed java yet
            process.pause(POLL_MS);
            command = words(process);
        }
        if (!command.contains("-cp")) {
            throw new BenchmarkException("images/apps/start no longer executes java -cp ...: " + command);
        }
    }

    private static List<String> words(ChildProcess process) throws IOException {
        var line = Files.readString(
                Path.of("/proc", Long.toString(process.process().pid()), "cmdline"), StandardCharsets.UTF_8);
        return List.of(line.split("\0", -1)).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private List<String> command(String main, List<String> more) {
        var words = new ArrayList<>(command);
        words.replaceAll(word -> word.equals(application.main()) ? main : word);
        if (!application.peerHeap().isEmpty()) {
            words.replaceAll(word -> word.startsWith("-Xmx") ? application.peerHeap() : word);
        }
        var classPath = words.indexOf("-cp") + 1;
        words.set(classPath, words.get(classPath) + ":" + workspace.root().resolve("benchmarks/target/classes"));
        words.addAll(classPath - 1, more);
        return words;
    }

    /** Returns the shipped folder or, for other settings, a copy with these settings. */
    private Path folder(Candidate candidate) throws IOException {
        var shipped = workspace.root().resolve("images/apps");
        if (candidate.settings().isEmpty()) {
            return shipped;
        }
        var images = workspace.work().resolve("images-" + started);
        var copy = images.resolve("apps");
        Files.createDirectories(copy.resolve("config"));
        try (var siblings = Files.newDirectoryStream(
                shipped.getParent(), folder -> !folder.getFileName().equals(shipped.getFileName()))) {
            for (var sibling : siblings) { // start includes some of them
                Files.createSymbolicLink(images.resolve(sibling.getFileName()), sibling.toAbsolutePath());
            }
        }
        for (var file : List.of("start", "logback.xml")) {
            Files.copy(shipped.resolve(file), copy.resolve(file)); // keeps the execute permission
        }
        var lines = new ArrayList<>(Files.readAllLines(shipped.resolve(application.configuration())));
        candidate.settings().forEach((key, value) -> {
            lines.removeIf(line -> line.startsWith(key + "="));
            lines.add(key + "=" + value);
        });
        Files.write(copy.resolve(application.configuration()), lines);
        return copy;
    }
}
