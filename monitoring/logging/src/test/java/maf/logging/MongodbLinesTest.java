package maf.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** MongoDB's lines have the fields that the Logstash pipeline reads. */
class MongodbLinesTest {
    private static final Pattern TAKEN = Pattern.compile("\"\\[@metadata]\\[line]((?:\\[[$\\w]+])+)\"");
    private static final Pattern LEVEL = Pattern.compile("\"([A-Z])\" => \"[A-Z]+\"");
    private static final String ONLY_SOME_HAVE_IT = "/attr";

    @Test
    void everyFieldThatIsReadExists() throws Exception {
        var file = CheckoutFiles.read("monitoring/logging/logstash/maf.conf");
        var taken = TAKEN.matcher(file)
                .results()
                .map(match ->
                        match.group(1).replace("][", "/").replace("[", "/").replace("]", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> levels =
                LEVEL.matcher(file).results().map(match -> match.group(1)).collect(Collectors.toSet());
        assertThat(taken).contains("/t/$date", "/s", "/msg");
        taken.remove(ONLY_SOME_HAVE_IT);

        for (var line : CheckoutFiles.recorded("mongodb-6")) {
            var event = new ObjectMapper().readTree(line);

            assertThat(taken)
                    .allSatisfy(field -> assertThat(event.at(field).isMissingNode())
                            .as(field + " of " + line)
                            .isFalse());
            assertThat(levels).contains(event.path("s").asText());
        }
    }
}
