package maf.verifier.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maf.verifier.canary.CanaryView.SourceView;

/**
 * Which station is to blame.
 *
 * @param state {@link Station#OK}, {@link Station#SLOW} or {@link Station#BROKEN}
 * @param station the station's id; null when all is well
 * @param text one sentence that names it
 */
record Verdict(String state, String station, String text) {
    // Where a stop is the reason for others: first those that everything stands on.
    private static final List<String> FIRST =
            List.of("kafka", "source", "store", "connector", "transformer", "sink", "producer");

    /** The worst first: what is broken, then where probes wait for long. Empty when all is well. */
    static List<Verdict> of(List<Station> stations, List<SourceView> probes) {
        var verdicts = new ArrayList<Verdict>();
        for (var column : FIRST) {
            stations.stream()
                    .filter(station -> station.column().equals(column) && station.is(Station.BROKEN))
                    .map(station -> new Verdict(Station.BROKEN, station.id(), sentence(station)))
                    .filter(verdict ->
                            verdicts.stream().noneMatch(known -> known.text().equals(verdict.text())))
                    .forEach(verdicts::add);
        }
        for (var view : probes) {
            if (view.late()) {
                slow(view)
                        .filter(slow -> verdicts.stream()
                                .noneMatch(known -> slow.station().equals(known.station())))
                        .ifPresent(verdicts::add);
            }
        }
        return verdicts;
    }

    private static String sentence(Station station) {
        if (station.detail().startsWith(PipelineDiagram.CONNECT_AWAY)) {
            return "Kafka Connect does not answer"; // the same for each of its connectors
        }
        var name =
                switch (station.column()) {
                    case "connector" -> "The connector of " + PipelineTopics.title(station.lane());
                    case "source", "kafka", "store" -> station.title();
                    default -> station.id(); // our programs, by the names that ./pipeline and Compose know
                };
        return name + " " + (station.says().equals("not ready") ? "is not ready" : station.says());
    }

    private static Optional<Verdict> slow(SourceView view) {
        if (view.stage() == null) {
            return Optional.empty();
        }
        var title = PipelineTopics.title(view.source());
        var waits = "A change in " + title + " waits for " + Math.round(view.waitingSeconds()) + " s ";
        return Optional.of(
                switch (view.stage()) {
                    case "written" ->
                        new Verdict(
                                Station.SLOW,
                                "connector-" + view.source(),
                                waits + "to be captured: the connector is behind");
                    case "captured" ->
                        new Verdict(
                                Station.SLOW,
                                PipelineSnapshot.TRANSFORMER,
                                waits + "to be cleansed: stream-transformer is behind");
                    case "cleansed" ->
                        new Verdict(
                                Station.SLOW, PipelineSnapshot.SINK, waits + "to be stored: phoenix-sink is behind");
                    case "quarantined" ->
                        new Verdict(
                                Station.SLOW,
                                PipelineSnapshot.TRANSFORMER,
                                "The contract refuses the probes of " + title);
                    case "dead-lettered" ->
                        new Verdict(Station.SLOW, PipelineSnapshot.SINK, "The store refuses the probes of " + title);
                    default -> new Verdict(Station.SLOW, "hbase", waits + "to be shown by the store");
                });
    }
}
