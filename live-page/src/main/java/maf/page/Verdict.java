package maf.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maf.canary.CanaryView.SourceView;

/**
 * Which station is to blame.
 *
 * @param state {@link Box#OK}, {@link Box#SLOW} or {@link Box#BROKEN}
 * @param box the station's id; null when all is well
 * @param text one sentence that names it
 */
record Verdict(String state, String box, String text) {
    // Where a stop is the reason for others: first those that everything stands on.
    private static final List<String> FIRST =
            List.of("kafka", "source", "store", "connector", "transformer", "sink", "producer");

    /** The worst first: what is broken, then where probes wait for long. Empty when all is well. */
    static List<Verdict> of(List<Box> boxes, List<SourceView> probes) {
        var verdicts = new ArrayList<Verdict>();
        for (var column : FIRST) {
            boxes.stream()
                    .filter(box -> box.column().equals(column) && box.is(Box.BROKEN))
                    .map(box -> new Verdict(Box.BROKEN, box.id(), sentence(box)))
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

    private static String sentence(Box box) {
        if (box.detail().startsWith(Picture.CONNECT_AWAY)) {
            return "Kafka Connect does not answer"; // the same for each of its connectors
        }
        var name =
                switch (box.column()) {
                    case "connector" -> "The connector of " + Route.title(box.lane());
                    case "source", "kafka", "store" -> box.title();
                    default -> box.id(); // our programs, by the names that ./pipeline and Compose know
                };
        return name + " " + (box.says().equals("not ready") ? "is not ready" : box.says());
    }

    private static Optional<Verdict> slow(SourceView view) {
        if (view.stage() == null) {
            return Optional.empty();
        }
        var title = Route.title(view.source());
        var waits = "A change in " + title + " waits for " + Math.round(view.waitingSeconds()) + " s ";
        return Optional.of(
                switch (view.stage()) {
                    case "written" ->
                        new Verdict(
                                Box.SLOW,
                                "connector-" + view.source(),
                                waits + "to be captured: the connector is behind");
                    case "captured" ->
                        new Verdict(
                                Box.SLOW, Snapshot.TRANSFORMER, waits + "to be cleansed: stream-transformer is behind");
                    case "cleansed" ->
                        new Verdict(Box.SLOW, Snapshot.SINK, waits + "to be stored: phoenix-sink is behind");
                    case "quarantined" ->
                        new Verdict(Box.SLOW, Snapshot.TRANSFORMER, "The contract refuses the probes of " + title);
                    case "dead-lettered" ->
                        new Verdict(Box.SLOW, Snapshot.SINK, "The store refuses the probes of " + title);
                    default -> new Verdict(Box.SLOW, "hbase", waits + "to be shown by the store");
                });
    }
}
