package maf.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The output of {@code contract check} and {@code contract try}. */
class ContractCommandTest {
    private static final String SHIPPED = "../tables";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path dir;

    @Test
    void checkPrintsOneLineForEachContract() {
        assertThat(run("check", SHIPPED)).isZero();

        assertThat(out.toString().lines())
                .hasSize(5)
                .contains("movie: MAF.MOVIE, key (id), 5 columns, 1 rule, from mysql.maf.movie_ids");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void checkPrintsAllMistakesWithTheirFilesAsTheCallerNamedThem() throws IOException {
        // Given
        var movie = Files.readString(Path.of(SHIPPED, "movie.yaml"));
        Files.writeString(dir.resolve("a.yaml"), movie.replace("BIGINT", "LONG"));
        Files.writeString(dir.resolve("b.yaml"), movie.replace("popularity >= 0.0", "popularity >= ''"));

        // Then
        assertThat(run("check", dir.toString())).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(dir + "/a.yaml:5:26: unknown type 'LONG': did you mean 'BIGINT'?"),
                        line -> assertThat(line)
                                .startsWith(dir + "/b.yaml:2:8: MAF.MOVIE already has a contract: a.yaml"),
                        line -> assertThat(line)
                                .startsWith(dir + "/b.yaml:13:64: 'popularity-is-not-negative' cannot apply"),
                        line -> assertThat(line).isEqualTo("3 mistakes."));
    }

    @Test
    void checkWarnsAndStillEndsWithZero() throws IOException {
        var movie = Files.readString(Path.of(SHIPPED, "movie.yaml"));
        Files.writeString(dir.resolve("movie.yaml"), movie.replace("popularity == null || ", ""));

        assertThat(run("check", dir.toString())).isZero();
        assertThat(out.toString()).startsWith("movie: ");
        assertThat(err.toString()).startsWith(dir + "/movie.yaml:13:31: warning: 'popularity' may be NULL");
    }

    @Test
    void tryPrintsTheOutcomeOfEachEvent() throws IOException {
        // Given
        var good = "{\"id\":1,\"original_title\":\" a \",\"popularity\":1.50,\"adult\":0,\"video\":0}";
        var events = events(
                "{\"key\":{\"id\":1},\"value\":{\"op\":\"c\",\"after\":" + good + "}}",
                "{\"partition\":0,\"offset\":1,\"timestamp\":\"2026-11-22T10:00:00Z\",\"headers\":{},\"key\":\"{\\\"id\\\":1}\","
                        + "\"value\":\"{\\\"op\\\":\\\"d\\\",\\\"before\\\":null}\"}",
                "{\"key\":{\"id\":1},\"value\":null}",
                "{\"key\":{\"id\":1},\"value\":{\"op\":\"c\",\"after\":" + good.replace("1.50", "-1") + "}}",
                "{\"key\":null,\"value\":{\"op\":\"c\",\"after\":" + good + "}}",
                "{\"key\":{\"id\":1},\"value\":\"{\"}");

        // When
        assertThat(run("try", "movie", events)).isZero();

        // Then
        assertThat(out.toString().lines())
                .containsExactly(
                        "{\"event\":\"mysql.maf.movie_ids line 1\",\"outcome\":\"cleansed\",\"op\":\"c\",\"key\":{\"id\":1},"
                                + "\"value\":{\"id\":1,\"original_title\":\"a\",\"popularity\":1.5,\"adult\":false,\"video\":false}}",
                        "{\"event\":\"mysql.maf.movie_ids line 2\",\"outcome\":\"deleted\",\"op\":\"d\",\"key\":{\"id\":1}}",
                        "{\"event\":\"mysql.maf.movie_ids line 3\",\"outcome\":\"no-row\"}",
                        "{\"event\":\"mysql.maf.movie_ids line 4\",\"outcome\":\"quarantined\",\"reason\":\"rule-refused\","
                                + "\"rule\":\"popularity-is-not-negative\",\"detail\":\"the row does not meet the rule\","
                                + "\"source-key\":\"{\\\"id\\\":1}\"}",
                        "{\"event\":\"mysql.maf.movie_ids line 5\",\"outcome\":\"quarantined\",\"reason\":\"missing-key\","
                                + "\"detail\":\"the event has no key: give the source table a primary key\"}",
                        "{\"event\":\"mysql.maf.movie_ids line 6\",\"outcome\":\"quarantined\",\"reason\":\"malformed-json\","
                                + "\"detail\":\"the value is not valid JSON at line 1, column 2\",\"source-key\":\"{\\\"id\\\":1}\"}");
        assertThat(err.toString().strip())
                .isEqualTo("6 events: 1 cleansed, 1 deleted, 1 no-row, 3 quarantined (1 malformed-json, 1 missing-key,"
                        + " 1 rule-refused popularity-is-not-negative).");
    }

    @Test
    void tryTakesTheTopicFromAQuarantinedRecordOrFromTheOption() throws IOException {
        // Given
        var event = "{\"headers\":{\"maf.topic\":\"%s\"},\"key\":{\"id\":1},\"value\":{\"op\":\"d\"}}";
        var quarantined = events(
                event.formatted("mysql.maf.movie_ids"),
                event.formatted("other.maf.t"),
                event.formatted("postgres.maf.tv_series_ids"));

        // Then
        assertThat(run("try", "catalogue", quarantined)).isZero();
        assertThat(out.toString()).contains("{\"kind\":\"movie\",\"id\":1}", "{\"kind\":\"tv-series\",\"id\":1}");
        assertThat(err.toString().strip()).isEqualTo("2 events: 2 deleted.");

        var bare = events("{\"key\":{\"id\":1},\"value\":{\"op\":\"d\"}}");
        assertThat(run("try", "catalogue", bare, "--topic", "mysql.maf.movie_ids"))
                .isZero();
        assertThat(run("try", "catalogue", bare)).isEqualTo(1);
        assertThat(err.toString()).contains("line 1: which source is this event from? Give --topic, one of mysql");
    }

    @Test
    void tryEndsAfterTheMaximumNumberOfEvents() throws IOException {
        var event = "{\"key\":{\"id\":1},\"value\":{\"op\":\"d\"}}";

        assertThat(run("try", "movie", events(event, event, event), "--max", "2"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "movi~{}~There is no contract 'movi': did you mean 'movie'? (known: canary, catalogue, movie, person, tv-series)",
                "movie~{}~line 2: not an event. Write",
                "movie~`{\"op\":\"c\"}`~line 2: not an event. Write {\"key\": {...}, \"value\": {\"op\": ...}}, or what ./pipeline topic prints: this one lacks its key.",
                "movie~nonsense~Line 2, column 1: not JSON",
                "movie~`{\"key\":1,\"value\":1,\"timestamp\":\"now\"}`~line 2: the timestamp is neither",
            })
    void tryReportsWhatItCannotRead(String name, String line, String message) throws IOException {
        assertThat(run("try", name, events("{\"key\":{\"id\":1},\"value\":null}", line)))
                .isEqualTo(1);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
    }

    @Test
    void tryNeedsAFileOrKafka() {
        assertThat(run("try", "movie", dir.resolve("none").toString())).isEqualTo(1);
        assertThat(err.toString()).contains("There is no file " + dir.resolve("none"));
        assertThat(run("try", "movie")).isEqualTo(1);
        assertThat(err.toString()).contains("Kafka is not running: start it with ./pipeline up");
        assertThat(run("try", "movie", "--topic", "mysql.maf.movies")).isEqualTo(1);
        assertThat(err.toString()).contains("Topic 'mysql.maf.movies' is not a source of movie: did you mean");
    }

    private String events(String... lines) throws IOException {
        return Files.write(dir.resolve("events.json"), List.of(lines)).toString();
    }

    private int run(String... arguments) {
        var line = Tool.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        var all = new java.util.ArrayList<>(List.of("contract"));
        all.addAll(List.of(arguments));
        if (arguments[0].equals("try")) {
            all.addAll(List.of("--tables", SHIPPED));
        }
        return line.execute(all.toArray(String[]::new));
    }
}
