package maf.build;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The last lines of a build: its slowest test classes, the time of tests by module, what modules have left to say, and what was not run.
 * Without arguments it reads all reports below the current folder: {@code java .ci/report/src/main/java/maf/build/BuildReport.java}.
 */
public final class BuildReport {
    private static final int SLOWEST = 15;
    /** A module's test may leave lines in this file of its target/, such as which images it has used. */
    private static final String NOTES = "build-notes.txt";

    private final Instant since;
    private final List<TestClass> classes = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private BuildReport(Instant since) {
        this.since = since;
    }

    /**
     * Prints the report.
     *
     * @param arguments none, or the checkout, the moment at which the build began, and switches of the build such as "compose=true"
     */
    public static void main(String[] arguments) throws IOException {
        var root = Path.of(arguments.length > 0 ? arguments[0] : "");
        var since = arguments.length > 1 ? Instant.parse(arguments[1]) : Instant.EPOCH;
        var omitted = arguments.length > 2 ? omitted(Set.of(arguments)) : List.<String>of();
        System.out.print(
                BuildReport.read(root.toAbsolutePath().normalize(), since).text(omitted));
    }

    /** What a build with these switches has left out, and how to run it. */
    static List<String> omitted(Set<String> switches) {
        var omitted = new ArrayList<String>();
        if (switches.contains("skipTests=true")) {
            omitted.add("unit tests (./mvnw verify)");
        }
        if (switches.contains("skipITs=true")) {
            omitted.add("integration tests (./mvnw verify)");
        }
        if (!switches.contains("compose=true")) {
            omitted.add("the stack in containers (./mvnw verify -Pcompose, with Docker)");
        }
        if (!switches.contains("thorough=true")) {
            omitted.add("long forms of tests (./mvnw verify -Pthorough)");
        }
        return omitted;
    }

    static BuildReport read(Path root, Instant since) throws IOException {
        var report = new BuildReport(since);
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (folder.endsWith("target")) {
                    report.readModule(root.relativize(folder).getParent(), folder);
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return folder.endsWith(".git") || folder.endsWith("src")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }
        });
        return report;
    }

    private void readModule(Path module, Path target) throws IOException {
        for (var reports : List.of("surefire-reports", "failsafe-reports")) {
            if (Files.isDirectory(target.resolve(reports))) {
                try (var files = Files.newDirectoryStream(target.resolve(reports), "TEST-*.xml")) {
                    for (var file : files) {
                        if (isOfThisBuild(file)) {
                            classes.add(TestClass.read(String.valueOf(module), file));
                        }
                    }
                }
            }
        }
        if (Files.exists(target.resolve(NOTES)) && isOfThisBuild(target.resolve(NOTES))) {
            notes.addAll(Files.readAllLines(target.resolve(NOTES)));
        }
    }

    private boolean isOfThisBuild(Path file) throws IOException {
        return !Files.getLastModifiedTime(file).toInstant().isBefore(since);
    }

    /** All lines. The last one is the form that CI systems read. */
    String text(List<String> omitted) {
        var text = new StringBuilder();
        if (!classes.isEmpty()) {
            text.append("\nSlowest test classes\n");
            classes.stream()
                    .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
                    .limit(SLOWEST)
                    .forEach(one -> text.append(line(one.seconds(), one.module(), one.simpleName())));
            text.append("\nTest classes by module\n");
            byModule().entrySet().stream()
                    .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                    .forEach(module -> text.append(line(module.getValue(), module.getKey(), count(module.getKey()))));
            text.append(
                    line(classes.stream().mapToDouble(TestClass::seconds).sum(), "all", classes.size() + " classes"));
        }
        text.append('\n');
        if (since.isAfter(Instant.EPOCH)) {
            var took = Duration.between(since, Instant.now());
            text.append("The build took %d min %d s.%n".formatted(took.toMinutes(), took.toSecondsPart()));
        }
        notes.forEach(note -> text.append(note).append('\n'));
        if (!omitted.isEmpty()) {
            text.append("Not run: ").append(String.join("; ", omitted)).append(".\n");
        }
        if (!classes.isEmpty()) {
            var failed = sum(TestClass::failed);
            var skipped = sum(TestClass::skipped);
            text.append("%d passed, %d failed, %d skipped%n"
                    .formatted(sum(TestClass::tests) - failed - skipped, failed, skipped));
        }
        return text.toString();
    }

    private Map<String, Double> byModule() {
        return classes.stream()
                .collect(Collectors.groupingBy(
                        TestClass::module, TreeMap::new, Collectors.summingDouble(TestClass::seconds)));
    }

    private String count(String module) {
        var count = classes.stream().filter(one -> one.module().equals(module)).count();
        return count + (count == 1 ? " class" : " classes");
    }

    private int sum(ToIntFunction<TestClass> value) {
        return classes.stream().mapToInt(value).sum();
    }

    private static String line(double seconds, String module, String what) {
        return String.format(Locale.ROOT, "%8.1f s  %-28s  %s%n", seconds, module, what);
    }

    /** What the report of one test class says. */
    private record TestClass(String module, String name, double seconds, int tests, int failed, int skipped) {
        private static final Pattern ROOT = Pattern.compile("<testsuite\\s[^>]*>");
        private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)=\"([^\"]*)\"");

        static TestClass read(String module, Path file) throws IOException {
            var root = ROOT.matcher(Files.readString(file));
            if (!root.find()) {
                throw new IOException(file + " is not the report of a test class");
            }
            var values = ATTRIBUTE
                    .matcher(root.group())
                    .results()
                    .collect(Collectors.toMap(
                            found -> found.group(1), found -> found.group(2), (first, second) -> first));
            return new TestClass(
                    module,
                    values.get("name"),
                    Double.parseDouble(values.get("time").replace(",", "")),
                    Integer.parseInt(values.get("tests")),
                    Integer.parseInt(values.get("errors")) + Integer.parseInt(values.get("failures")),
                    Integer.parseInt(values.get("skipped")));
        }

        String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }
}
