package maf.inspect.propose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import maf.contract.wire.CapturedTable;
import maf.inspect.propose.Proposal.Proposed;
import maf.inspect.propose.ProposedContract.Feed;

/** Tables that differ in a number at the end of their names alone, such as {@code orders_2024} and {@code orders_2025}. */
record SameShape(CapturedTable stem, List<Proposed> tables) {
    private static final Pattern NUMBERED = Pattern.compile("(.*[^0-9_-])[_-]?([0-9]+(?:[_-][0-9]+)*)");

    /** Those of which there are at least two; their contracts have the same columns and key. */
    static List<SameShape> among(List<Proposal> proposals) {
        Map<CapturedTable, List<SameShape>> found = new LinkedHashMap<>();
        for (var proposal : contracts(proposals)) {
            var numbered = NUMBERED.matcher(proposal.table().name());
            if (numbered.matches()) {
                var stem = new CapturedTable(proposal.table().schema(), numbered.group(1));
                var shapes = found.computeIfAbsent(stem, name -> new ArrayList<>());
                shapes.stream()
                        .filter(shape -> shape.tables.get(0).contract().hasShapeOf(proposal.contract()))
                        .findFirst()
                        .orElseGet(() -> {
                            var shape = new SameShape(stem, new ArrayList<>());
                            shapes.add(shape);
                            return shape;
                        })
                        .tables
                        .add(proposal);
            }
        }
        return found.values().stream()
                .flatMap(List::stream)
                .filter(shape -> shape.tables.size() > 1)
                .toList();
    }

    /** The proposals, but one contract instead of several for tables of one shape. */
    static List<Proposal> united(List<Proposal> proposals, ContractNames names) {
        var shapes = among(proposals);
        var united = new ArrayList<Proposal>();
        for (var proposal : proposals) {
            var shape = shapes.stream()
                    .filter(each -> each.tables.contains(proposal))
                    .findFirst();
            if (shape.isEmpty()) {
                united.add(proposal);
            } else if (shape.get().tables.get(0).equals(proposal)) {
                united.add(shape.get().united(names));
            }
        }
        return united;
    }

    private static List<Proposed> contracts(List<Proposal> proposals) {
        return proposals.stream()
                .filter(Proposed.class::isInstance)
                .map(Proposed.class::cast)
                .toList();
    }

    /** One contract for all of them; a column that tells them apart leads its key. */
    Proposed united(ContractNames names) {
        var first = tables.get(0).contract();
        var safe =
                new SafeNames(first.columns().stream().map(ProposedColumn::name).toList());
        var part = safe.next("part", "part");
        var key = new ArrayList<>(List.of(part));
        key.addAll(first.key());
        var columns = new ArrayList<ProposedColumn>();
        columns.add(new ProposedColumn(part, "", TypeChoice.VARCHAR, false, "tells the source's tables apart"));
        columns.addAll(first.columns());
        return new Proposed(
                stem,
                new ProposedContract(
                        names.contract(stem),
                        names.table(stem),
                        header(first),
                        key,
                        columns,
                        first.leftOut(),
                        tables.stream().map(proposal -> feed(proposal, part)).toList(),
                        first.rest()));
    }

    private List<String> header(ProposedContract first) {
        var lines = new ArrayList<String>();
        lines.add("Proposed for " + tables.size() + " tables of one shape. docs/values.md explains the notes.");
        lines.addAll(first.header().subList(1, first.header().size()));
        return lines;
    }

    private static Feed feed(Proposed proposal, String part) {
        var numbered = NUMBERED.matcher(proposal.table().name());
        return new Feed(
                proposal.contract().sources().get(0).topic(),
                Map.of(
                        part,
                        numbered.matches()
                                ? numbered.group(2)
                                : proposal.table().name()));
    }
}
