package maf.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The TypeScript compiler checks the generated files against the types that Grafana publishes. Uses the node of
 * .ci/node.
 */
class TypesIT {
    private static final Path WORK = Path.of("target/types").toAbsolutePath();
    private static final Path TOOL = Path.of("../../.ci/node").toAbsolutePath().normalize();
    private static final Definitions DEFINITIONS = Definitions.read(GeneratedFilesTest.FOLDER);

    @BeforeAll
    static void install() throws IOException {
        Files.createDirectories(WORK);
        for (var name : List.of("package.json", "package-lock.json", "tsconfig.json", "dashboard.ts", "rules.ts")) {
            Files.write(WORK.resolve(name), Files.readAllBytes(Path.of("types", name)));
        }
        assertThat(run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"))
                .as("npm ci")
                .isZero();
    }

    @Test
    void everyDashboardMatchesItsType() throws IOException {
        for (var dashboard : DEFINITIONS.dashboards()) {
            check(
                    "./dashboard.js",
                    "Dashboard",
                    GeneratedFiles.text(DashboardJson.of(dashboard, DEFINITIONS.dashboards())),
                    0);
        }
    }

    @Test
    void theRulesMatchTheirType() throws IOException {
        check("./rules.js", "RulesFile", GeneratedFiles.text(GrafanaRules.of(DEFINITIONS.alerts())), 0);
    }

    @Test
    void aMisspeltKeyIsFound() throws IOException {
        var dashboard =
                GeneratedFiles.text(DashboardJson.of(DEFINITIONS.dashboards().get(0), List.of()));
        var rules = GeneratedFiles.text(GrafanaRules.of(DEFINITIONS.alerts()));

        check("./dashboard.js", "Dashboard", dashboard.replaceFirst("\"unit\"", "\"unti\""), 2);
        check(
                "./rules.js",
                "RulesFile",
                rules.replaceFirst("\"noDataState\" : \"OK\"", "\"noDataState\" : \"Fine\""),
                2);
    }

    private static void check(String from, String type, String json, int expected) throws IOException {
        Files.writeString(
                WORK.resolve("value.ts"),
                "import type { %s } from \"%s\";%nexport const value: %s = %s;%n".formatted(type, from, type, json));
        assertThat(run("node_modules/.bin/tsc", "--project", "."))
                .as("%s against %s, see %s/output.txt", type, from, WORK)
                .isEqualTo(expected);
    }

    /** Runs a command with node and npm first on the PATH. */
    private static int run(String... command) throws IOException {
        var script = "folder=$(\"%s\") && PATH=$folder:$PATH \"$@\"".formatted(TOOL);
        var process = new ProcessBuilder(Stream.concat(Stream.of("bash", "-c", script, "bash"), Stream.of(command))
                        .toList())
                .directory(WORK.toFile())
                .redirectErrorStream(true)
                .redirectOutput(WORK.resolve("output.txt").toFile())
                .start();
        return process.onExit().join().exitValue();
    }
}
