package maf.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Names of topics and groups are written once. The compiler copies constants, so this reads the sources; a name that is also
 * a program's or a command's ({@code phoenix-sink}, {@code quarantine}) cannot be told apart and is not looked for.
 */
class TopicNamesTest {
    private static final Pattern NAME =
            Pattern.compile("\"(cleansed\\.|(?:dead-letters|quarantine-resolved|phoenix-sink-versions)\")");

    @Test
    void eachNameHasOneHome() throws IOException {
        var homes = new TreeMap<String, TreeSet<String>>();
        for (var module : Module.ALL) {
            try (var files = Files.walk(Path.of("..", module.folder(), "src/main/java"))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    NAME.matcher(Files.readString(file))
                            .results()
                            .forEach(name -> homes.computeIfAbsent(name.group(1), each -> new TreeSet<>())
                                    .add(file.getFileName().toString()));
                }
            }
        }

        assertThat(homes).hasSize(4);
        assertThat(homes.values())
                .allSatisfy(files -> assertThat(files)
                        .as("homes of %s", homes)
                        .hasSize(1)
                        .isSubsetOf("Topics.java", "ConsumerGroups.java"));
    }
}
