package maf.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The keys of our log lines are the same in code, logging configuration, index template and documentation. */
class LogKeysTest {
    /** The key of Kafka Connect, from images/ecs.json. */
    private static final String CONNECTS_OWN = "context";

    private static final Pattern CODE = Pattern.compile("addKeyValue\\(\\s*\"([^\"]+)\"");
    private static final Pattern LOGBACK = Pattern.compile("<keyFieldName>(\\w+)=maf\\.(\\w+)</keyFieldName>");
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `maf\\.(\\w+)` \\|");
    private static final Pattern OTHER_SERVERS = Pattern.compile("\"maf\\.(\\w+)\"");

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> documented() {
        return all(DOCUMENTED, CheckoutFiles.read("docs/logs.md"));
    }

    @Test
    void codeAndConfigurationAgree() throws IOException {
        var used = new TreeSet<String>();
        try (var files = Files.walk(CheckoutFiles.ROOT, 10)) {
            for (var file : files.filter(LogKeysTest::isOurs).toList()) {
                used.addAll(all(CODE, Files.readString(file)));
            }
        }
        var configured = CheckoutFiles.read("images/apps/logback.xml");

        assertThat(used).hasSizeGreaterThan(20).isEqualTo(all(LOGBACK, configured));
        assertThat(LOGBACK.matcher(configured).results())
                .allMatch(match -> match.group(1).equals(match.group(2)));
    }

    private static boolean isOurs(Path file) {
        var path = file.toString();
        return path.endsWith(".java") && path.contains("/src/main/") && !path.contains("/benchmarks/");
    }

    @Test
    void documentationHasOurKeysAndThoseOfOtherServers() {
        var expected = all(LOGBACK, CheckoutFiles.read("images/apps/logback.xml"));
        assertThat(all(OTHER_SERVERS, CheckoutFiles.read("images/ecs.json"))).containsExactly(CONNECTS_OWN);
        expected.add(CONNECTS_OWN);

        assertThat(documented()).isEqualTo(expected);
    }

    @Test
    void theTemplateHasAllKeys() {
        var known = new TreeSet<String>();
        CheckoutFiles.json("monitoring/logging/elasticsearch/template.json")
                .at("/template/mappings/properties/maf/properties")
                .fieldNames()
                .forEachRemaining(known::add);

        assertThat(known).isEqualTo(documented());
    }
}
