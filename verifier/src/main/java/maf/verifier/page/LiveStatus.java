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
        List<Diagnosis> verdicts,
        List<Station> boxes,
        CanaryView canary,
        List<Table> compared) {
    static LiveStatus of(PipelineTopics route, PipelineSnapshot now, LastComparisons compared) {
        var boxes = new PipelineDiagram(route, now).boxes();
        var verdicts = Diagnosis.of(boxes, now.canary().sources());
        var marked = boxes.stream()
                .map(box -> verdicts.stream().anyMatch(verdict -> box.id().equals(verdict.box())) && box.is(Station.OK)
                        ? slow(box)
                        : box)
                .toList();
        var state = verdicts.isEmpty() ? Station.OK : verdicts.get(0).state();
        return new LiveStatus(System.currentTimeMillis(), state, verdicts, marked, now.canary(), compared.tables());
    }

    private static Station slow(Station box) {
        return new Station(
                box.id(), box.column(), box.lane(), box.title(), Station.SLOW, "behind", box.figures(), box.detail());
    }
}
