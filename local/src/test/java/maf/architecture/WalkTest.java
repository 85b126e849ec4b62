package maf.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The walk of one event in docs/architecture.md is the way that events take in the code. */
@AnalyzeClasses(locations = CompiledModules.class)
class WalkTest {
    private static final Path DOCUMENT = Path.of("../docs/architecture.md");
    private static final Pattern STEP =
            Pattern.compile("(?m)^\\| (\\d+) \\| `([a-z.]+)` \\| `(\\w+)` \\| [^|]+ \\| ([^|]+) \\|$");
    private static final Pattern TOPIC = Pattern.compile("topic `[^`]+`, `(\\w+)\\.(\\w+)`");

    private record Step(int number, String packageName, String className, String from) {
        String name() {
            return packageName + "." + className;
        }

        boolean isReachedFromStep() {
            return from.chars().allMatch(Character::isDigit);
        }
    }

    private static Map<Integer, Step> steps() throws IOException {
        var steps = new TreeMap<Integer, Step>();
        STEP.matcher(Files.readString(DOCUMENT)).results().forEach(row -> {
            var step = new Step(Integer.parseInt(row.group(1)), row.group(2), row.group(3), row.group(4));
            steps.put(step.number(), step);
        });
        assertThat(steps).hasSizeGreaterThan(15);
        return steps;
    }

    @ArchTest
    static void everyStepIsAClass(JavaClasses all) throws IOException {
        assertThat(steps().values())
                .allSatisfy(step -> assertThat(all.contain(step.name()))
                        .as("step %d: %s", step.number(), step.name())
                        .isTrue());
    }

    @ArchTest
    static void everyStepIsReachedFromTheOneThatTheTableNames(JavaClasses all) throws IOException {
        var steps = steps();
        assertThat(steps.values()).filteredOn(Step::isReachedFromStep).allSatisfy(step -> {
            var from = steps.get(Integer.parseInt(step.from()));
            assertThat(calls(all.get(from.name()), all.get(step.name())))
                    .as("step %d, %s, calls step %d, %s", from.number(), from.name(), step.number(), step.name())
                    .isTrue();
        });
    }

    /** Kafka is between the two: both modules ask the contract for the topic's name. */
    @ArchTest
    static void whatIsHandedOverByATopicIsNamedByBothSides(JavaClasses all) throws IOException {
        var topics = steps().values().stream()
                .flatMap(step -> TOPIC.matcher(step.from()).results())
                .toList();
        assertThat(topics).isNotEmpty().allSatisfy(topic -> {
            var callers = all.stream()
                    .flatMap(type -> type.getMethodCallsFromSelf().stream())
                    .filter(call -> call.getTargetOwner().getSimpleName().equals(topic.group(1)))
                    .filter(call -> call.getName().equals(topic.group(2)))
                    .map(call -> call.getOriginOwner().getPackageName())
                    .toList();
            assertThat(callers).anyMatch(name -> name.startsWith("maf.transformer"));
            assertThat(callers).anyMatch(name -> name.startsWith("maf.sink"));
        });
    }

    @ArchTest
    static void theDiagramShowsTheSameWay(JavaClasses all) throws IOException {
        var steps = steps();
        var expected = new TreeSet<String>();
        steps.values().stream().filter(Step::isReachedFromStep).forEach(step -> {
            var from = steps.get(Integer.parseInt(step.from()));
            expected.add(from.className() + " " + step.className());
        });
        var names = steps.values().stream().map(Step::className).collect(Collectors.toSet());

        assertThat(arrows(names)).isEqualTo(expected);
    }

    private static Set<String> arrows(Set<String> names) throws IOException {
        var text = Files.readString(DOCUMENT);
        var diagram = text.substring(text.indexOf("```mermaid"));
        var arrows = new TreeSet<String>();
        diagram.substring(0, diagram.indexOf("\n```\n")).lines().forEach(line -> {
            var nodes = List.of(line.strip().split(" --(?: [^-]+ --)?> "));
            for (var i = 1; i < nodes.size(); i++) {
                if (names.contains(nodes.get(i - 1)) && names.contains(nodes.get(i))) {
                    arrows.add(nodes.get(i - 1) + " " + nodes.get(i));
                }
            }
        });
        return arrows;
    }

    private static boolean calls(JavaClass from, JavaClass to) {
        return from.getAccessesFromSelf().stream()
                .anyMatch(access -> Module.outermost(access.getTargetOwner()).equals(to));
    }
}
