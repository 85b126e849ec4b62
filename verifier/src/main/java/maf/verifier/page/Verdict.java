package maf.verifier.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maf.verifier.canary.CanaryView.SourceView;

/**
 * What is wrong, and at which station.
 *
 * @param state {@link Station#OK}, {@link Station#SLOW} or {@link Station#BROKEN}
 * @param station the station's id
 * @param text one sentence that names the station
 */
record Verdict(String state, String station, String text) {
    // Causes before effects: first the stations that others depend on.
    private static final List<String> FIRST =
            List.of("kafka", "source", "store", "connector", "transformer", "sink", "producer");

    /** The worst first: broken stations, then those where probes wait. Empty if everything works. */
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
            return "Kafka Connect does not answer"; // one verdict for all connectors
        }
        var name =
                switch (station.column()) {
                    case "connector" -> "The connector of " + PipelineTopics.title(station.lane());
                    case "source", "kafka", "store" -> station.title();
                    default -> station.id(); // programs, by the names in ./pipeline and Compose
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
