package maf.verifier.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maf.verifier.canary.CanaryView.SourceView;

/**
 * Which station is to blame.
 *
 * @param state {@link Station#OK}, {@link Station#SLOW} or {@link Station#BROKEN}
 * @param box the station's id; null when all is well
 * @param text one sentence that names it
 */
record Diagnosis(String state, String box, String text) {
    // Where a stop is the reason for others: first those that everything stands on.
    private static final List<String> FIRST =
            List.of("kafka", "source", "store", "connector", "transformer", "sink", "producer");

    /** The worst first: what is broken, then where probes wait for long. Empty when all is well. */
    static List<Diagnosis> of(List<Station> boxes, List<SourceView> probes) {
        var verdicts = new ArrayList<Diagnosis>();
        for (var column : FIRST) {
            boxes.stream()
                    .filter(box -> box.column().equals(column) && box.is(Station.BROKEN))
                    .map(box -> new Diagnosis(Station.BROKEN, box.id(), sentence(box)))
                    .filter(verdict ->
                            verdicts.stream().noneMatch(known -> known.text().equals(verdict.text())))
                    .forEach(verdicts::add);
        }
        for (var view : probes) {
            if (view.late()) {
                slow(view)
                        .filter(slow ->
                                verdicts.stream().noneMatch(known -> slow.box().equals(known.box())))
                        .ifPresent(verdicts::add);
            }
        }
        return verdicts;
    }

    private static String sentence(Station box) {
        if (box.detail().startsWith(PipelineDiagram.CONNECT_AWAY)) {
            return "Kafka Connect does not answer"; // the same for each of its connectors
        }
        var name =
                switch (box.column()) {
                    case "connector" -> "The connector of " + PipelineTopics.title(box.lane());
                    case "source", "kafka", "store" -> box.title();
                    default -> box.id(); // our programs, by the names that ./pipeline and Compose know
                };
        return name + " " + (box.says().equals("not ready") ? "is not ready" : box.says());
    }

    private static Optional<Diagnosis> slow(SourceView view) {
        if (view.stage() == null) {
            return Optional.empty();
        }
        var title = PipelineTopics.title(view.source());
        var waits = "A change in " + title + " waits for " + Math.round(view.waitingSeconds()) + " s ";
        return Optional.of(
                switch (view.stage()) {
                    case "written" ->
                        new Diagnosis(
                                Station.SLOW,
                                "connector-" + view.source(),
                                waits + "to be captured: the connector is behind");
                    case "captured" ->
                        new Diagnosis(
                                Station.SLOW,
                                PipelineSnapshot.TRANSFORMER,
                                waits + "to be cleansed: stream-transformer is behind");
                    case "cleansed" ->
                        new Diagnosis(
                                Station.SLOW, PipelineSnapshot.SINK, waits + "to be stored: phoenix-sink is behind");
                    case "quarantined" ->
                        new Diagnosis(
                                Station.SLOW,
                                PipelineSnapshot.TRANSFORMER,
                                "The contract refuses the probes of " + title);
                    case "dead-lettered" ->
                        new Diagnosis(Station.SLOW, PipelineSnapshot.SINK, "The store refuses the probes of " + title);
                    default -> new Diagnosis(Station.SLOW, "hbase", waits + "to be shown by the store");
                });
    }
}
