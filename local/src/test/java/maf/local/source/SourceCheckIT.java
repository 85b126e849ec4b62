package maf.local.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maf.inspect.check.SourceCheck;
import maf.inspect.connect.SourceConnections;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.inspect.finding.Verdict;
import maf.inspect.prepare.Administrator;
import maf.inspect.prepare.Preparation;
import maf.inspect.prepare.Step;
import maf.local.binaries.Binaries;
import maf.local.process.Home;
import maf.local.process.ProgressLog;
import maf.source.Environment;
import maf.source.Source;
import maf.source.yaml.Sources;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code source check} on servers that none of our scripts made: it names what is planted there, and nothing else. */
@Tag("producer")
class SourceCheckIT {
    private static final int ORDINARY = 6; // of each server, by a fresh seed
    private static final boolean THOROUGH = Boolean.getBoolean("maf.thorough");
    private static final long SEED = Long.getLong("maf.seed", System.nanoTime());

    @TempDir
    private static Path dir;

    private static ForeignDatabase mysql;
    private static ForeignDatabase postgres;
    private static ForeignDatabase mongodb;

    @BeforeAll
    static void start() throws Exception {
        System.out.println("SourceCheckIT: -Dmaf.seed=" + SEED);
        var home = Home.in(Path.of("target", "source-check"));
        Home.delete(home.state());
        home.createFolders();
        var binaries = new Binaries(home, new ProgressLog(System.out));
        mysql = new ForeignMysql(home, binaries);
        postgres = new ForeignPostgres(home, binaries);
        mongodb = new ForeignMongodb(home, binaries);
    }

    @AfterAll
    static void stop() {
        for (var server : new ForeignDatabase[] {mysql, postgres, mongodb}) {
            if (server != null) {
                server.close();
            }
        }
    }

    enum Server {
        MYSQL,
        POSTGRES,
        MONGODB;

        ForeignDatabase database() {
            return switch (this) {
                case MYSQL -> mysql;
                case POSTGRES -> postgres;
                case MONGODB -> mongodb;
            };
        }
    }

    private static Source source(ForeignDatabase server, UnaryOperator<String> change) throws IOException {
        var file = Files.writeString(dir.resolve("own-db.yaml"), change.apply(server.yaml()));
        try {
            return Sources.read(dir).get(0);
        } finally {
            Files.delete(file);
        }
    }

    private static List<Finding> check(ForeignDatabase server, UnaryOperator<String> change) throws IOException {
        return SourceCheck.of(source(server, change), new Environment(server.environment(), dir))
                .checks();
    }

    private static List<Finding> wrong(ForeignDatabase server, UnaryOperator<String> change) throws IOException {
        return check(server, change).stream()
                .filter(finding -> finding.verdict() != Verdict.OK)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void raisesNothingAboutAHealthySourceWithTheLeastRights(Server server) throws IOException {
        assertThat(wrong(server.database(), UnaryOperator.identity())).isEmpty();
        assertThat(check(server.database(), UnaryOperator.identity())).hasSizeGreaterThan(15);
    }

    /** With users and a publication that are not there yet; twice, because each step may be done again. */
    @ParameterizedTest
    @EnumSource
    void preparesASource(Server server) throws Exception {
        var database = server.database();
        UnaryOperator<String> other = text ->
                text.replaceAll("\\{name: ", "{name: new-").replace("publication: changes", "publication: fresh");
        var environment = new Environment(database.environment(), dir);
        var source = source(database, other);
        var steps = Preparation.of(source, environment, true);
        var administrator = new Administrator(new SourceConnections(source, environment), database.administrator());
        assertThat(wrong(database, other)).isNotEmpty();

        administrator.run(steps, step -> {});
        administrator.run(steps, step -> {});
        assertThat(wrong(database, other)).isEmpty();

        var back = steps.stream()
                .filter(step -> !step.wayBack().isEmpty() && !step.wayBack().contains("signals"))
                .map(step -> new Step("back", step.wayBack(), ""))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(back);
        administrator.run(back, step -> {});
        assertThat(wrong(database, other)).extracting(Finding::check).contains(CheckCode.LOGIN);
        assertThat(wrong(database, UnaryOperator.identity())).isEmpty();
    }

    static Stream<PlantedMistake> mysql() {
        return some(MysqlMistakes.running());
    }

    static Stream<PlantedMistake> postgres() {
        return some(PostgresMistakes.running());
    }

    static Stream<PlantedMistake> mongodb() {
        return some(MongodbMistakes.running());
    }

    private static Stream<PlantedMistake> some(List<PlantedMistake> all) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(SEED));
        return THOROUGH ? all.stream() : shuffled.stream().limit(ORDINARY);
    }

    @ParameterizedTest
    @MethodSource("mysql")
    void namesAMistakeOfMysql(PlantedMistake mistake) throws Exception {
        namesAndMends(mysql, mistake, MysqlMistakes.CLEANING);
    }

    @ParameterizedTest
    @MethodSource("postgres")
    void namesAMistakeOfPostgres(PlantedMistake mistake) throws Exception {
        namesAndMends(postgres, mistake, PostgresMistakes.CLEANING);
    }

    @ParameterizedTest
    @MethodSource("mongodb")
    void namesAMistakeOfMongodb(PlantedMistake mistake) throws Exception {
        namesAndMends(mongodb, mistake, MongodbMistakes.CLEANING);
    }

    private static void namesAndMends(ForeignDatabase server, PlantedMistake mistake, List<String> cleaning)
            throws Exception {
        try {
            server.run(mistake.statements());
            var found = wrong(server, mistake.yaml());
            var back = wayBack(server, mistake, found);
            server.run(back);

            assertNames(found, mistake);
            assertThat(wrong(server, UnaryOperator.identity()))
                    .as("after %s", back)
                    .isEmpty();
        } finally {
            server.run(cleaning);
        }
    }

    /** What the remedies say, word for word, unless a remedy is for people only. */
    private static List<String> wayBack(ForeignDatabase server, PlantedMistake mistake, List<Finding> found) {
        return mistake.wayBack().isEmpty() && !mistake.isInFile()
                ? found.stream()
                        .flatMap(finding -> server.statements(finding.remedy()).stream())
                        .toList()
                : mistake.wayBack();
    }

    private static void assertNames(List<Finding> found, PlantedMistake mistake) {
        assertThat(found)
                .filteredOn(finding ->
                        finding.check() == mistake.check() && finding.table().equals(mistake.table()))
                .hasSize(1)
                .allSatisfy(finding -> {
                    assertThat(finding.verdict()).isNotEqualTo(Verdict.OK);
                    assertThat(finding.detail()).isNotBlank();
                });
        assertThat(found)
                .extracting(Finding::check)
                .allMatch(check -> check == mistake.check() || mistake.others().contains(check));
    }

    @Test
    void trustsAServersOwnAuthority() throws IOException {
        Files.copy(((ForeignMysql) mysql).ca(), dir.resolve("ca.pem"));

        // MySQL's own certificate has no name of a host in it
        assertThat(wrong(mysql, text -> text + "tls: {mode: require, ca: ca.pem}\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void namesAMistakeOfAStart(Server server) throws Exception {
        var database = server.database();
        var mistakes =
                switch (server) {
                    case MYSQL -> MysqlMistakes.started();
                    case POSTGRES -> PostgresMistakes.started();
                    case MONGODB -> MongodbMistakes.started();
                };
        for (var mistake : some(mistakes).limit(THOROUGH ? mistakes.size() : 1).toList()) {
            database.restart(mistake.options().toArray(String[]::new));
            database.run(mistake.statements());
            assertNames(wrong(database, UnaryOperator.identity()), mistake);
        }
        database.restart();
        if (server == Server.MYSQL) {
            database.run(List.of("STOP SLAVE", "RESET SLAVE ALL"));
        }
        assertThat(wrong(database, UnaryOperator.identity())).isEmpty();
    }
}
