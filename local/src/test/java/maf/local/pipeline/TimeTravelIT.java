package maf.local.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import maf.local.command.SqlCommand;
import maf.local.fixture.PipelineTest;
import maf.local.fixture.StoreComparison;
import maf.local.process.ExternalCommand;
import maf.local.servers.Pipeline;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** {@code sql --as-of} on a running pipeline, and the shell of the store's image, run as a person runs them. */
@PipelineTest
class TimeTravelIT {
    private static final long ID = 880_001;
    private static final String TITLES = "SELECT ORIGINAL_TITLE FROM MAF.MOVIE WHERE ID = " + ID;

    private final Pipeline pipeline;

    TimeTravelIT(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Test
    void showsThePastStateAndChangesNothing() throws SQLException {
        Instant then;
        try (var comparison = new StoreComparison(pipeline)) {
            var movies = comparison.sources().get(0);
            movies.put(ID, "the first title", BigDecimal.ONE, false);
            comparison.awaitEqual();
            then = Instant.now();
            movies.put(ID, "the second title", BigDecimal.ONE, false);
            comparison.awaitEqual();
        }
        assertThat(shell(then.toString(), TITLES).output())
                .contains("the first title")
                .doesNotContain("second");
        assertThat(shell(Instant.now().toString(), TITLES).output()).contains("the second title");
        assertThat(refusal(then.toString(), "DELETE FROM MAF.MOVIE")).contains("a past state can only be read");
        assertThat(refusal("2020-01-01", TITLES)).contains("there was no table MAF.MOVIE at 2020-01-01T00:00:00Z");
        assertThat(refusal("2999-01-01", TITLES)).contains("is in the future");
        assertThat(refusal("noon", TITLES)).contains("--as-of takes a time such as 2026-11-22T10:00:00Z");
        try (var past = pipeline.connections().past(then.toString());
                var run = past.createStatement();
                var rows = run.executeQuery(TITLES)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("the first title");
        }
        var options = new CommandLine(new SqlCommand()).parseArgs("--as-of", "2026-11-22", "-e", TITLES);
        assertThat(options.matchedOptionValue("--as-of", "")).isEqualTo("2026-11-22");
    }

    private String refusal(String moment, String sql) {
        var outcome = shell(moment, sql);
        assertThat(outcome.code()).as(outcome.output()).isNotZero();
        return outcome.output();
    }

    private ExternalCommand.Outcome shell(String moment, String sql) {
        var root = pipeline.home().root();
        var words = List.of(
                "env",
                "PHOENIX_URL=" + pipeline.connections().phoenixUrl(),
                "JAVA=" + System.getProperty("java.home") + "/bin/java",
                root.resolve("images/hbase-phoenix/sqlline").toString(),
                "--as-of",
                moment,
                "--silent=true",
                "--outputformat=csv",
                "-e",
                sql);
        return ExternalCommand.run(root, words);
    }
}
