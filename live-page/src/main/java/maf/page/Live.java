package maf.page;

import java.util.List;
import maf.canary.CanaryView;
import maf.page.Compared.Table;

/**
 * What {@code /live.json} says.
 *
 * @param atMs when it was asked
 * @param state of the whole: the worst of the verdicts
 * @param verdicts the worst first; empty when all is well
 * @param compared the last comparisons
 */
record Live(long atMs, String state, List<Verdict> verdicts, List<Box> boxes, CanaryView canary, List<Table> compared) {
    static Live of(Route route, Snapshot now, Compared compared) {
        var boxes = new Picture(route, now).boxes();
        var verdicts = Verdict.of(boxes, now.canary().sources());
        var marked = boxes.stream()
                .map(box -> verdicts.stream().anyMatch(verdict -> box.id().equals(verdict.box())) && box.is(Box.OK)
                        ? slow(box)
                        : box)
                .toList();
        var state = verdicts.isEmpty() ? Box.OK : verdicts.get(0).state();
        return new Live(System.currentTimeMillis(), state, verdicts, marked, now.canary(), compared.tables());
    }

    private static Box slow(Box box) {
        return new Box(
                box.id(), box.column(), box.lane(), box.title(), Box.SLOW, "behind", box.figures(), box.detail());
    }
}
