package maf.verifier.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import maf.contract.yaml.Contracts;
import maf.verifier.canary.CanaryView;
import maf.verifier.canary.CanaryView.SourceView;
import maf.verifier.page.ProgramStatus.Instance;
import maf.verifier.page.ProgramStatus.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The status that the page shows for given answers of the programs. */
class LiveStatusTest {
    private static final PipelineTopics ROUTE = new PipelineTopics(Contracts.read(Path.of("../tables")));
    private static final List<String> NAMES = List.of(
            "stream-transformer",
            "phoenix-sink",
            "connectors",
            "mysql-producer",
            "postgres-producer",
            "mongodb-producer");

    private final Map<String, ProgramStatus> programs = new HashMap<>();
    private final Map<String, Boolean> up = new HashMap<>(Map.of("mysql", true, "postgres", true, "mongodb", true));
    private Map<String, Long> waiting = Map.of("mysql.maf.movie_ids", 4L);
    private CanaryView canary = new CanaryView(true, "", true, List.of(view("mysql", false, null)));

    @BeforeEach
    void allIsWell() {
        NAMES.forEach(name -> put(name, State.READY, "runs"));
        put("connectors", State.READY, "mongodb: running\nmysql: running\npostgres: running");
    }

    private void put(String name, State state, String detail) {
        var samples = PrometheusSamples.parse("maf_records_quarantined_total{table=\"MAF.MOVIE\"} 2.0\n");
        programs.put(
                name,
                new ProgramStatus(
                        name, state, detail, state == State.DOWN ? List.of() : List.of(new Instance("one", samples))));
    }

    private static SourceView view(String source, boolean late, String stage) {
        return new SourceView(source, true, late ? 12.4 : 0, late, stage, List.of());
    }

    private LiveStatus live() {
        var rates = Map.of("maf_records_in_total", Map.of("mysql.maf.movie_ids", 3.0, "mysql.maf.canary", 1.0));
        return LiveStatus.of(
                ROUTE, new PipelineSnapshot(programs, up, canary, waiting, rates), new LastComparisons(List.of()));
    }

    private static Station station(LiveStatus live, String id) {
        return live.stations().stream()
                .filter(station -> station.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Double figure(LiveStatus live, String id, int at) {
        return station(live, id).figures().get(at).value();
    }

    @Test
    void allIsWellAndProbesAreNoData() {
        var live = live();

        assertThat(live.state()).isEqualTo(Station.OK);
        assertThat(live.verdicts()).isEmpty();
        assertThat(live.stations()).extracting(Station::state).containsOnly(Station.OK);
        assertThat(live.stations()).hasSize(13);
        assertThat(figure(live, "stream-transformer", 0))
                .as("without the canary's rows")
                .isEqualTo(3.0);
        assertThat(figure(live, "connector-mysql", 1)).isEqualTo(4.0);
        assertThat(figure(live, "stream-transformer", 2)).isEqualTo(2.0);
    }

    @Test
    void aProgramThatDoesNotAnswerIsNamedAndHasNoFigures() {
        put("phoenix-sink", State.DOWN, "does not answer");

        var live = live();

        assertThat(live.state()).isEqualTo(Station.BROKEN);
        assertThat(live.verdicts())
                .containsExactly(new Verdict(Station.BROKEN, "phoenix-sink", "phoenix-sink does not answer"));
        assertThat(station(live, "phoenix-sink").figures())
                .extracting(Station.Figure::value)
                .containsOnlyNulls();
    }

    @Test
    void theStoreComesBeforeTheSinkThatWaitsForIt() {
        put("phoenix-sink", State.NOT_READY, "the store does not answer");
        canary = new CanaryView(true, "", false, List.of(view("mysql", true, "cleansed")));

        assertThat(live().verdicts()).extracting(Verdict::station).containsExactly("hbase", "phoenix-sink");
    }

    @Test
    void aLateProbeNamesTheSlowStation() {
        canary = new CanaryView(true, "", true, List.of(view("mysql", true, "captured")));

        var live = live();

        assertThat(live.state()).isEqualTo(Station.SLOW);
        assertThat(live.verdicts())
                .extracting(Verdict::text)
                .containsExactly("A change in MySQL waits for 12 s to be cleansed: stream-transformer is behind");
        assertThat(station(live, "stream-transformer").state()).isEqualTo(Station.SLOW);
    }

    @Test
    void aProducerThatDoesNotRunIsNoAlarm() {
        put("mysql-producer", State.DOWN, "does not answer");

        assertThat(live().verdicts()).isEmpty();
        assertThat(station(live(), "mysql-producer").state()).isEqualTo(Station.OFF);
        assertThat(figure(live(), "mysql-producer", 0)).isNull();
    }

    @Test
    void aConnectorsOwnMessageIsShown() {
        put("connectors", State.NOT_READY, "mongodb: running\nmysql: Access denied for user\npostgres: running");

        var live = live();

        assertThat(live.verdicts()).extracting(Verdict::text).containsExactly("The connector of MySQL does not run");
        assertThat(station(live, "connector-mysql").detail()).isEqualTo("Access denied for user");
        assertThat(station(live, "connector-postgres").state()).isEqualTo(Station.OK);
    }

    @Test
    void whatTheChecksOfASourceFoundIsShownAtTheSource() {
        var samples = PrometheusSamples.parse("""
                maf_source_check{check="version",source="mysql",verdict="ok"} 1.0
                maf_source_check{check="table-key",source="mysql",verdict="failed"} 2.0
                maf_source_check{check="version",source="postgres",verdict="ok"} 1.0
                """);
        var detail = """
                mongodb: running
                mysql: running, but the time zone is unknown
                postgres: running
                source mysql: 1 ok, 2 failed: table-key shop.log, table-key shop.old""";
        programs.put(
                "connectors",
                new ProgramStatus("connectors", State.READY, detail, List.of(new Instance("one", samples))));

        var live = live();

        assertThat(figure(live, "mysql", 1)).isEqualTo(2.0);
        assertThat(figure(live, "postgres", 1)).isZero();
        assertThat(figure(live, "mongodb", 1)).as("not checked yet").isNull();
        assertThat(station(live, "mysql").detail()).contains("1 ok, 2 failed: table-key shop.log");
        assertThat(live.verdicts())
                .extracting(Verdict::text)
                .containsExactly("The connector of MySQL runs, but changes may be missing");
    }

    @Test
    void connectIsNamedOnceForAllItsConnectors() {
        put("connectors", State.NOT_READY, "mongodb: unknown: gone\nmysql: unknown: gone\npostgres: unknown: gone");

        assertThat(live().verdicts()).extracting(Verdict::text).containsExactly("Kafka Connect does not answer");
        assertThat(live().stations())
                .filteredOn(station -> station.is(Station.BROKEN))
                .hasSize(3);
    }

    @Test
    void withoutKafkaTheBacklogIsUnknown() {
        waiting = null;

        var live = live();

        assertThat(live.verdicts()).extracting(Verdict::text).containsExactly("Kafka does not answer");
        assertThat(figure(live, "kafka", 0)).isNull();
    }

    @Test
    void aSourceThatIsDownIsNamed() {
        up.put("postgres", false);

        assertThat(live().verdicts()).extracting(Verdict::text).containsExactly("PostgreSQL does not answer");
    }

    @Test
    void withoutTheCanaryTheStoreIsUnknown() {
        canary = new CanaryView(false, "the canary is off", true, List.of());

        assertThat(live().state()).isEqualTo(Station.OK);
        assertThat(station(live(), "hbase").state()).isEqualTo(Station.UNKNOWN);
    }
}
