package maf.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import maf.canary.CanaryView.SourceView;
import maf.page.Box.Figure;
import maf.page.Program.State;

/** The stations of the way, from a snapshot. */
record Picture(Route route, Snapshot now) {
    /** What the keeper of the connectors says when it cannot ask. */
    static final String CONNECT_AWAY = "unknown: ";

    private static final String PER_SECOND = "/s";
    private static final String RECORDS = "records";

    List<Box> boxes() {
        var boxes = new ArrayList<Box>();
        for (var lane : route.lanes()) {
            boxes.add(producer(lane));
            boxes.add(source(lane));
            boxes.add(connector(lane));
        }
        boxes.add(kafka());
        boxes.add(transformer());
        boxes.add(sink());
        boxes.add(store());
        return boxes;
    }

    private Box producer(String lane) {
        var program = now.program(lane + "-producer");
        var rate = program.answers()
                ? sum(route.rawTopics(lane), topic -> now.rate("maf_producer_rows_total", table(topic)))
                : null;
        var figures = List.of(Figure.of("writes", rate, PER_SECOND));
        var id = lane + "-producer";
        if (!program.answers()) {
            return new Box(id, "producer", lane, "Producer", Box.OFF, "not running", figures, program.detail());
        }
        return ready(new Box(id, "producer", lane, "Producer", Box.OK, "runs", figures, program.detail()), program);
    }

    /** {@code maf.movie_ids} of {@code mysql.maf.movie_ids}. */
    private static String table(String topic) {
        return topic.substring(topic.indexOf('.') + 1);
    }

    private Box source(String lane) {
        var probes = now.canary().sources().stream()
                .filter(view -> view.source().equals(lane))
                .findFirst();
        var fresh = probes.filter(view -> !view.delays().isEmpty())
                .map(view -> view.delays().get(view.delays().size() - 1).seconds())
                .orElse(null);
        var figures = List.of(Figure.of("last probe took", fresh, "s"));
        var up = now.sourcesUp().get(lane);
        var title = Route.title(lane);
        if (Boolean.FALSE.equals(up) || probes.filter(view -> !view.writable()).isPresent()) {
            var detail =
                    title + " does not answer, or refuses what the verifier asks: its log and the verifier's say why.";
            return new Box(lane, "source", lane, title, Box.BROKEN, "does not answer", figures, detail);
        }
        if (up == null) {
            return new Box(lane, "source", lane, title, Box.UNKNOWN, "not asked yet", figures, "");
        }
        return new Box(lane, "source", lane, title, Box.OK, "answers", figures, "It is asked every five seconds.");
    }

    private Box connector(String lane) {
        var keeper = now.program(Snapshot.KEEPER);
        var rate = sum(route.rawTopics(lane), topic -> now.rate("maf_records_in_total", topic));
        var waiting = sum(route.rawTopics(lane), now::waiting);
        var figures = List.of(Figure.of("captured", rate, PER_SECOND), Figure.of("waiting in Kafka", waiting, RECORDS));
        var id = "connector-" + lane;
        var line = keeper.detail()
                .lines()
                .filter(each -> each.startsWith(lane + ": "))
                .map(each -> each.substring(lane.length() + 2))
                .findFirst()
                .orElse(keeper.detail());
        if (!keeper.answers()) {
            var detail = "The keeper of the connectors does not answer: whether this one runs is not known.";
            return new Box(id, "connector", lane, "Connector", Box.UNKNOWN, "not known", figures, detail);
        }
        if (line.equals("running")) {
            return new Box(id, "connector", lane, "Connector", Box.OK, "runs", figures, "It and its task run.");
        }
        return new Box(id, "connector", lane, "Connector", Box.BROKEN, "does not run", figures, line);
    }

    private Box kafka() {
        var raw = sum(route.rawTopics(), now::waiting);
        var cleansed = sum(route.cleansedTopics(), now::waiting);
        var figures = List.of(
                Figure.of("raw, not yet cleansed", raw, RECORDS),
                Figure.of("cleansed, not yet stored", cleansed, RECORDS));
        return now.kafkaAnswers()
                ? new Box("kafka", "kafka", null, "Kafka", Box.OK, "answers", figures, "Holds what is under way.")
                : new Box(
                        "kafka",
                        "kafka",
                        null,
                        "Kafka",
                        Box.BROKEN,
                        "does not answer",
                        figures,
                        "Nothing gets on without it.");
    }

    private Box transformer() {
        var program = now.program(Snapshot.TRANSFORMER);
        var figures = List.of(
                Figure.of("reads", rate(program, route.rawTopics(), "maf_records_in_total"), PER_SECOND),
                Figure.of("cleanses", rate(program, route.tables(), "maf_records_cleansed_total"), PER_SECOND),
                Figure.alarm("quarantined since its start", total(program, "maf_records_quarantined_total"), RECORDS));
        return stage(
                new Box(program.name(), "transformer", null, "Transformer", Box.OK, "runs", figures, program.detail()),
                program);
    }

    private Box sink() {
        var program = now.program(Snapshot.SINK);
        var upserted = rate(program, route.tables(), "maf_rows_upserted_total");
        var deleted = rate(program, route.tables(), "maf_rows_deleted_total");
        var figures = List.of(
                Figure.of("stores", upserted, PER_SECOND),
                Figure.of("deletes", deleted, PER_SECOND),
                Figure.alarm(
                        "dead letters since its start", total(program, "maf_records_dead_lettered_total"), RECORDS));
        return stage(new Box(program.name(), "sink", null, "Sink", Box.OK, "runs", figures, program.detail()), program);
    }

    private Box store() {
        var canary = now.canary();
        var oldest = canary.on()
                ? canary.sources().stream()
                        .mapToDouble(SourceView::waitingSeconds)
                        .max()
                        .orElse(0)
                : null;
        var figures = List.of(Figure.of("oldest probe not seen yet", oldest, "s"));
        if (!canary.on()) {
            return new Box(
                    "hbase", "store", null, "HBase with Phoenix", Box.UNKNOWN, "not asked", figures, canary.note());
        }
        return canary.readable()
                ? new Box("hbase", "store", null, "HBase with Phoenix", Box.OK, "answers", figures, "A SELECT answers.")
                : new Box(
                        "hbase",
                        "store",
                        null,
                        "HBase with Phoenix",
                        Box.BROKEN,
                        "does not answer",
                        figures,
                        "A SELECT of the canary failed: the verifier's log says why.");
    }

    private static Box stage(Box box, Program program) {
        return program.answers()
                ? ready(box, program)
                : new Box(
                        box.id(),
                        box.column(),
                        box.lane(),
                        box.title(),
                        Box.BROKEN,
                        "does not answer",
                        box.figures(),
                        "Nothing gets past it until it runs again.");
    }

    private static Box ready(Box box, Program program) {
        return program.state() == State.READY
                ? box
                : new Box(
                        box.id(),
                        box.column(),
                        box.lane(),
                        box.title(),
                        Box.BROKEN,
                        "not ready",
                        box.figures(),
                        program.detail());
    }

    private Double rate(Program program, Collection<String> labels, String counter) {
        return program.answers() ? sum(labels, label -> now.rate(counter, label)) : null;
    }

    private static Double total(Program program, String counter) {
        return program.answers()
                ? program.instances().stream()
                        .flatMap(instance -> instance.samples().by("", counter).values().stream())
                        .mapToDouble(Double::doubleValue)
                        .sum()
                : null;
    }

    /** Of those that are known; null when none is. */
    private static Double sum(Collection<String> keys, Function<String, Double> figure) {
        var known = keys.stream().map(figure).filter(Objects::nonNull).toList();
        return known.isEmpty()
                ? null
                : known.stream().mapToDouble(Double::doubleValue).sum();
    }
}
