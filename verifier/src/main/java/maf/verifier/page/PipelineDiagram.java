package maf.verifier.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import maf.verifier.canary.CanaryView.SourceView;
import maf.verifier.page.ProgramStatus.State;
import maf.verifier.page.Station.Figure;

/** The stations of the pipeline, from a snapshot. */
record PipelineDiagram(PipelineTopics topics, PipelineSnapshot snapshot) {
    /** How the keeper of the connectors begins if it cannot reach Kafka Connect. */
    static final String CONNECT_AWAY = "unknown: ";

    private static final String PER_SECOND = "/s";
    private static final String RECORDS = "records";

    List<Station> stations() {
        var stations = new ArrayList<Station>();
        for (var lane : topics.lanes()) {
            stations.add(producer(lane));
            stations.add(source(lane));
            stations.add(connector(lane));
        }
        stations.add(kafka());
        stations.add(transformer());
        stations.add(sink());
        stations.add(store());
        return stations;
    }

    private Station producer(String lane) {
        var program = snapshot.program(lane + "-producer");
        var rate = program.answers()
                ? sum(topics.rawTopics(lane), topic -> snapshot.rate("maf_producer_rows_total", table(topic)))
                : null;
        var figures = List.of(Figure.of("writes", rate, PER_SECOND));
        var id = lane + "-producer";
        if (!program.answers()) {
            return new Station(id, "producer", lane, "Producer", Station.OFF, "not running", figures, program.detail());
        }
        return ready(
                new Station(id, "producer", lane, "Producer", Station.OK, "runs", figures, program.detail()), program);
    }

    /** {@code maf.movie_ids} of {@code mysql.maf.movie_ids}. */
    private static String table(String topic) {
        return topic.substring(topic.indexOf('.') + 1);
    }

    private Station source(String lane) {
        var probes = snapshot.canary().sources().stream()
                .filter(view -> view.source().equals(lane))
                .findFirst();
        var fresh = probes.filter(view -> !view.delays().isEmpty())
                .map(view -> view.delays().get(view.delays().size() - 1).seconds())
                .orElse(null);
        var keeper = snapshot.program(PipelineSnapshot.KEEPER);
        var figures = List.of(
                Figure.of("last probe took", fresh, "s"),
                Figure.alarm("failed checks", failedChecks(keeper, lane), ""));
        var up = snapshot.sourcesUp().get(lane);
        var title = PipelineTopics.title(lane);
        if (Boolean.FALSE.equals(up) || probes.filter(view -> !view.writable()).isPresent()) {
            var detail =
                    title + " does not answer, or rejects the verifier's queries. See its log and the verifier's log.";
            return new Station(lane, "source", lane, title, Station.BROKEN, "does not answer", figures, detail);
        }
        if (up == null) {
            return new Station(lane, "source", lane, title, Station.UNKNOWN, "not queried yet", figures, "");
        }
        var checked = line(keeper, "source " + lane)
                .map(line -> " Checked as a whole: " + line + ". ./pipeline source check says what to do.")
                .orElse("");
        return new Station(
                lane, "source", lane, title, Station.OK, "answers", figures, "Queried every five seconds." + checked);
    }

    /** Null before the first check. */
    private static Double failedChecks(ProgramStatus keeper, String lane) {
        var own = keeper.instances().stream()
                .flatMap(instance -> instance.samples().all().stream())
                .filter(sample -> sample.name().equals("maf_source_check")
                        && lane.equals(sample.labels().get("source")))
                .toList();
        return own.isEmpty()
                ? null
                : own.stream()
                        .filter(sample -> "failed".equals(sample.labels().get("verdict")))
                        .mapToDouble(PrometheusSamples.Sample::value)
                        .sum();
    }

    /** What the keeper says about a connector or a source. */
    private static Optional<String> line(ProgramStatus keeper, String subject) {
        return keeper.detail()
                .lines()
                .filter(each -> each.startsWith(subject + ": "))
                .map(each -> each.substring(subject.length() + 2))
                .findFirst();
    }

    private Station connector(String lane) {
        var keeper = snapshot.program(PipelineSnapshot.KEEPER);
        var rate = sum(topics.rawTopics(lane), topic -> snapshot.rate("maf_records_in_total", topic));
        var waiting = sum(topics.rawTopics(lane), snapshot::backlog);
        var figures = List.of(Figure.of("captured", rate, PER_SECOND), Figure.of("waiting in Kafka", waiting, RECORDS));
        var id = "connector-" + lane;
        var line = line(keeper, lane).orElse(keeper.detail());
        if (!keeper.answers()) {
            var detail = "The keeper of the connectors does not answer, so the connector's state is unknown.";
            return new Station(id, "connector", lane, "Connector", Station.UNKNOWN, "not known", figures, detail);
        }
        if (line.equals("running")) {
            return new Station(
                    id, "connector", lane, "Connector", Station.OK, "runs", figures, "The connector and its task run.");
        }
        var says = line.startsWith("running, but ") ? "runs, but changes may be missing" : "does not run";
        return new Station(id, "connector", lane, "Connector", Station.BROKEN, says, figures, line);
    }

    private Station kafka() {
        var raw = sum(topics.rawTopics(), snapshot::backlog);
        var cleansed = sum(topics.cleansedTopics(), snapshot::backlog);
        var figures = List.of(
                Figure.of("raw, not yet cleansed", raw, RECORDS),
                Figure.of("cleansed, not yet stored", cleansed, RECORDS));
        var answers = "Holds the records between the stages.";
        var station = new Station("kafka", "kafka", null, "Kafka", Station.OK, "answers", figures, answers);
        return snapshot.kafkaAnswers() ? station : station.broken("does not answer", "Nothing moves without it.");
    }

    private Station transformer() {
        var program = snapshot.program(PipelineSnapshot.TRANSFORMER);
        var figures = List.of(
                Figure.of("reads", rate(program, topics.rawTopics(), "maf_records_in_total"), PER_SECOND),
                Figure.of("cleanses", rate(program, topics.tables(), "maf_records_cleansed_total"), PER_SECOND),
                Figure.alarm("quarantined since start", total(program, "maf_records_quarantined_total"), RECORDS));
        return stage(
                new Station(
                        program.name(),
                        "transformer",
                        null,
                        "Transformer",
                        Station.OK,
                        "runs",
                        figures,
                        program.detail()),
                program);
    }

    private Station sink() {
        var program = snapshot.program(PipelineSnapshot.SINK);
        var upserted = rate(program, topics.tables(), "maf_rows_upserted_total");
        var deleted = rate(program, topics.tables(), "maf_rows_deleted_total");
        var figures = List.of(
                Figure.of("stores", upserted, PER_SECOND),
                Figure.of("deletes", deleted, PER_SECOND),
                Figure.alarm("dead letters since start", total(program, "maf_records_dead_lettered_total"), RECORDS));
        return stage(
                new Station(program.name(), "sink", null, "Sink", Station.OK, "runs", figures, program.detail()),
                program);
    }

    private Station store() {
        var canary = snapshot.canary();
        var oldest = canary.on()
                ? canary.sources().stream()
                        .mapToDouble(SourceView::waitingSeconds)
                        .max()
                        .orElse(0)
                : null;
        var figures = List.of(Figure.of("oldest pending probe", oldest, "s"));
        if (!canary.on()) {
            return new Station(
                    "hbase",
                    "store",
                    null,
                    "HBase with Phoenix",
                    Station.UNKNOWN,
                    "not queried",
                    figures,
                    canary.note());
        }
        var station = new Station(
                "hbase", "store", null, "HBase with Phoenix", Station.OK, "answers", figures, "Answers SELECTs.");
        return canary.readable()
                ? station
                : station.broken("does not answer", "A SELECT of the canary failed. See the verifier's log.");
    }

    private static Station stage(Station station, ProgramStatus program) {
        return program.answers()
                ? ready(station, program)
                : station.broken("does not answer", "Nothing passes until it runs again.");
    }

    private static Station ready(Station station, ProgramStatus program) {
        return program.state() == State.READY ? station : station.broken("not ready", program.detail());
    }

    private Double rate(ProgramStatus program, Collection<String> labels, String counter) {
        return program.answers() ? sum(labels, label -> snapshot.rate(counter, label)) : null;
    }

    private static Double total(ProgramStatus program, String counter) {
        return program.answers()
                ? program.instances().stream()
                        .flatMap(instance -> instance.samples().by("", counter).values().stream())
                        .mapToDouble(Double::doubleValue)
                        .sum()
                : null;
    }

    /** Sum of the known values; null if none is known. */
    private static Double sum(Collection<String> keys, Function<String, Double> figure) {
        var known = keys.stream().map(figure).filter(Objects::nonNull).toList();
        return known.isEmpty()
                ? null
                : known.stream().mapToDouble(Double::doubleValue).sum();
    }
}
