package maf.verifier.page;

import java.util.List;
import maf.verifier.canary.CanaryView;
import maf.verifier.page.LastComparisons.Table;

/**
 * What {@code /live.json} says.
 *
 * @param atMs when it was asked
 * @param state of the whole: the worst of the verdicts
 * @param verdicts the worst first; empty when all is well
 * @param compared the last comparisons
 */
record LiveStatus(
        long atMs,
        String state,
        List<Verdict> verdicts,
        List<Station> stations,
        CanaryView canary,
        List<Table> compared) {
    static LiveStatus of(PipelineTopics topics, PipelineSnapshot snapshot, LastComparisons compared) {
        var stations = new PipelineDiagram(topics, snapshot).stations();
        var verdicts = Verdict.of(stations, snapshot.canary().sources());
        var marked = stations.stream()
                .map(station ->
                        verdicts.stream().anyMatch(verdict -> station.id().equals(verdict.station()))
                                        && station.is(Station.OK)
                                ? slow(station)
                                : station)
                .toList();
        var state = verdicts.isEmpty() ? Station.OK : verdicts.get(0).state();
        return new LiveStatus(
                System.currentTimeMillis(), state, verdicts, marked, snapshot.canary(), compared.tables());
    }

    private static Station slow(Station station) {
        return new Station(
                station.id(),
                station.column(),
                station.lane(),
                station.title(),
                Station.SLOW,
                "behind",
                station.figures(),
                station.detail());
    }
}
