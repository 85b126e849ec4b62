package maf.verifier.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maf.contract.model.Source;
import maf.contract.model.TableContract;
import maf.verifier.row.TestContracts;
import maf.verifier.table.RowState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReconcileCommandTest {
    private static final String MYSQL = "mysql.maf.movie_ids";
    private static final String MONGODB = "mongodb.maf.person_ids";
    private static final TableContract MOVIE = TestContracts.of(
            "movie",
            List.of(new Source(MYSQL, Map.of(), Map.of())),
            1,
            "id BIGINT",
            "title VARCHAR(500)",
            "popularity DOUBLE",
            "adult BOOLEAN");
    private static final TableContract CATALOGUE = TestContracts.of(
            "catalogue",
            List.of(
                    new Source(MYSQL, Map.of(), Map.of("kind", "movie")),
                    new Source(MONGODB, Map.of(), Map.of("kind", "person"))),
            2,
            "kind VARCHAR(16)",
            "id BIGINT",
            "title VARCHAR(500)");

    private final FakeTables tables = new FakeTables();
    private final Set<Object> tooLarge = new HashSet<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path state;

    @BeforeEach
    void rows() {
        for (var id = 0L; id < 1_000; id++) {
            tables.both(MOVIE, MYSQL, id, "title " + id, id / 10.0, false);
            tables.both(CATALOGUE, MYSQL, "movie", id, "title " + id);
            tables.both(CATALOGUE, MONGODB, "person", id, "name " + id);
        }
    }

    @Test
    void equalTablesEndWithZero() {
        assertThat(run()).isZero();
        assertThat(out.toString()).contains("Equal: 3,000 rows, every column.").contains(MONGODB);
    }

    @Test
    void everyFaultIsNamed() throws IOException {
        // Given
        tables.source(MOVIE, MYSQL, new RowState.Present(new Object[] {5_000L, "new", 1.0, true}), 5_000L);
        tables.store(MOVIE, MYSQL, 6_000L, "old", 1.0, true);
        tables.store(MOVIE, MYSQL, 7L, "title 7", Math.nextUp(0.7), true);
        tables.source(MOVIE, MYSQL, new RowState.Refused("rule-refused", "popularity-is-not-negative"), 8L);
        tables.source(MOVIE, MYSQL, new RowState.Filtered(), 9L);

        // When
        var code = run("movie", "--json", "--show", "10");

        // Then
        assertThat(code).isEqualTo(1);
        var movie = json().get("tables").get(0);
        assertThat(movie.get("missing").intValue()).isEqualTo(1);
        assertThat(movie.get("leftOver").intValue()).isEqualTo(2);
        assertThat(movie.get("different").intValue()).isEqualTo(1);
        assertThat(movie.get("equal").intValue()).isEqualTo(997);
        assertThat(movie.get("explained").toString()).isEqualTo("{\"popularity-is-not-negative\":1}");
        assertThat(movie.get("findings")).hasSize(4);
        assertThat(movie.get("findings").toString())
                .contains("\"kind\":\"missing\",\"source\":\"mysql.maf.movie_ids\",\"key\":\"{\\\"id\\\":5000}\"")
                .contains("\"kind\":\"left over\",\"source\":\"mysql.maf.movie_ids\",\"key\":\"{\\\"id\\\":6000}\"")
                .contains("\"kind\":\"left over\",\"source\":\"mysql.maf.movie_ids\",\"key\":\"{\\\"id\\\":9}\"")
                .contains("{\"column\":\"popularity\",\"source\":\"0.7\",\"store\":\"0.7000000000000001\"}")
                .contains("{\"column\":\"adult\",\"source\":\"false\",\"store\":\"true\"}");
    }

    @Test
    void rowsWhoseNewestEventWasTooLargeAreExplained() throws IOException {
        // Given: one changed, one new, and one that is left over, which no event that was too large can explain
        tables.source(MOVIE, MYSQL, new RowState.Present(new Object[] {7L, "large", 0.7, false}), 7L);
        tables.source(MOVIE, MYSQL, new RowState.Present(new Object[] {5_000L, "large", 1.0, true}), 5_000L);
        tables.store(MOVIE, MYSQL, 6_000L, "old", 1.0, true);
        tooLarge.addAll(List.of(7L, 5_000L, 6_000L));

        // When
        var code = run("movie", "--json");

        // Then
        assertThat(code).isEqualTo(1);
        var movie = json().get("tables").get(0);
        assertThat(movie.get("explained").toString()).isEqualTo("{\"too-large\":2}");
        assertThat(movie.get("findings")).hasSize(1);
        assertThat(movie.get("leftOver").intValue()).isEqualTo(1);
    }

    @Test
    void valuesOfAColumnThatTheSourceHasNoMoreAreExplained() throws IOException {
        // Given
        tables.absent(MOVIE, MYSQL, 1);
        tables.source(MOVIE, MYSQL, new RowState.Present(new Object[] {7L, null, 0.7, false}), 7L);
        tables.source(MOVIE, MYSQL, new RowState.Present(new Object[] {8L, null, 99.0, false}), 8L);

        // When
        var code = run("movie", "--json");

        // Then
        assertThat(code).isEqualTo(1);
        var movie = json().get("tables").get(0);
        assertThat(movie.get("explained").toString()).isEqualTo("{\"kept-value\":1}");
        assertThat(movie.get("different").intValue()).isEqualTo(1);
        assertThat(movie.get("findings").toString()).contains("{\\\"id\\\":8}");
    }

    @Test
    void explainedRowsAreNotDrift() {
        tables.absent(MOVIE, MYSQL, 1);
        tables.source(MOVIE, MYSQL, new RowState.Present(new Object[] {7L, null, 0.7, false}), 7L);

        assertThat(run("movie")).isZero();
        assertThat(out.toString()).contains("movie: explained: kept-value 1");
    }

    private Map<Integer, String> refused(List<Object[]> keys) {
        var reasons = new HashMap<Integer, String>();
        for (var index = 0; index < keys.size(); index++) {
            if (tooLarge.contains(keys.get(index)[0])) {
                reasons.put(index, "too-large");
            }
        }
        return reasons;
    }

    @Test
    void valuesAreShownOnlyOnRequest() {
        tables.store(MOVIE, MYSQL, 7L, "secret", 0.7, false);

        assertThat(run("movie")).isEqualTo(1);
        assertThat(out.toString())
                .contains("movie {\"id\":7} is different in title (mysql.maf.movie_ids)")
                .doesNotContain("secret");
    }

    @Test
    void aLeftoverOfNoSourceIsNobodys() throws IOException {
        tables.store(CATALOGUE, "postgres.maf.gone", "series", 1L, "old");

        assertThat(run("catalogue", "--json")).isEqualTo(1);
        var sources = json().get("tables").get(0).get("sources");
        assertThat(sources.get("none").get("leftOver").intValue()).isEqualTo(1);
        assertThat(sources.get(MYSQL).get("rows").intValue()).isEqualTo(1_000);
    }

    @Test
    void driftBeyondOneSliceIsCountedCompletely() throws IOException {
        for (var id = 10_000L; id < 35_000; id++) {
            tables.source(MOVIE, MYSQL, new RowState.Present(new Object[] {id, "t", 1.0, true}), id);
        }

        assertThat(run("movie", "--json", "--show", "3")).isEqualTo(1);
        var movie = json().get("tables").get(0);
        assertThat(movie.get("missing").intValue()).isEqualTo(25_000);
        assertThat(movie.get("findings")).hasSize(3);
    }

    @Test
    void aTableThatCannotBeReadIsNotEqualAndIsResumed() {
        // Given
        tables.failStore(1);

        // When
        assertThat(run("movie", "catalogue")).isEqualTo(2);

        // Then
        assertThat(out.toString())
                .contains("movie was not checked: The store is not there: start it")
                .contains("Could not be checked: movie")
                .doesNotContain("Equal");
        tables.failStore(1); // makes the first compared table fail
        tables.store(CATALOGUE, MYSQL, "movie", 1L, "changed since, and not read again");
        tables.failStore(0);
        out.getBuffer().setLength(0);
        assertThat(run("movie", "catalogue", "--resume")).isZero();
        assertThat(run("movie", "catalogue", "--resume"))
                .as("nothing to resume")
                .isEqualTo(1);
    }

    @Test
    void aSampleAndARangeChooseTheSameRowsOnBothSides() throws IOException {
        assertThat(run("--json", "--sample", "0.1", "--range", "100..899")).isZero();

        var movie = json().get("tables").get(0);
        assertThat(movie.get("sourceRows").intValue()).isBetween(30, 140);
        assertThat(movie.get("equal")).isEqualTo(movie.get("storeRows"));
        assertThat(movie.get("whole").booleanValue()).isFalse();
    }

    @Test
    void wrongArgumentsAreNotDrift() {
        assertThat(run("film")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no contract 'film' (known: movie, catalogue)");
        assertThat(run("--sample", "2")).isEqualTo(2);
        assertThat(run("--range", "a..b")).isEqualTo(2);
        assertThat(run("--unknown")).isEqualTo(2);
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper().readTree(out.toString());
    }

    private int run(String... arguments) {
        var command = new ReconcileCommand(() -> new ReconcileCommand.Pipeline(
                List.of(MOVIE, CATALOGUE),
                tables::open,
                tables::open,
                contract -> () -> {},
                contract -> this::refused,
                state,
                () -> {}));
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
