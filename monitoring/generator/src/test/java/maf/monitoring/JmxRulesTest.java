package maf.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JmxRulesTest {
    private static final Pattern SERVER = Pattern.compile("(?m)^  - \\{pattern: '.*?(server=\\S+)\\.\\*.*$");

    /** A source's name may have hyphens. */
    @Test
    void debeziumsMetricsHaveTheWholeNameOfTheirSource() throws IOException {
        var rules = Files.readString(Path.of("../jmx-exporter/connect.yaml"));

        assertThat(SERVER.matcher(rules).results())
                .hasSizeGreaterThan(15)
                .allSatisfy(rule -> assertThat(Pattern.compile(rule.group(1) + ",")
                                .matcher("server=ware-house_2, task=0")
                                .results())
                        .extracting(name -> name.group(1))
                        .containsExactly("ware-house_2"));
    }
}
