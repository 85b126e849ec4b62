package maf.verifier.page;

import java.util.List;
import maf.verifier.canary.CanaryView;
import maf.verifier.page.LastComparisons.Table;

/**
 * Content of {@code /live.json}.
 *
 * @param atMs time of the snapshot
 * @param state of the whole pipeline: the worst of the verdicts
 * @param verdicts the worst first; empty if everything works
 * @param compared the last comparison of each table
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
