package maf.transformer.quarantine;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import maf.contract.wire.QuarantineReason;

/**
 * The output of {@code quarantine list}.
 *
 * @param resolved the number of resolved records, by outcome
 * @param needComparison tables that were truncated at their source
 */
record QuarantineCounts(
        long records,
        @JsonProperty("failed_again") long failedAgain,
        List<Group> groups,
        Map<String, Long> resolved,
        @JsonProperty("need_comparison") List<String> needComparison) {
    /**
     * Open records that share a table, a reason and a rule.
     *
     * @param rule empty if none refused them
     * @param failedAgain how many of them a redrive has refused again
     * @param oldest when the first of them was refused, ISO 8601
     */
    record Group(
            String table,
            String reason,
            String rule,
            long records,
            @JsonProperty("failed_again") long failedAgain,
            String oldest,
            String newest) {
        private static Group of(QuarantinedRecord entry) {
            var at = Instant.ofEpochMilli(entry.failedAtMs()).toString();
            return new Group(entry.id().table(), entry.reason(), entry.rule(), 1, entry.failures() > 1 ? 1 : 0, at, at);
        }

        private Group with(Group other) {
            return new Group(
                    table,
                    reason,
                    rule,
                    records + other.records,
                    failedAgain + other.failedAgain,
                    Instant.parse(oldest).isBefore(Instant.parse(other.oldest)) ? oldest : other.oldest,
                    Instant.parse(newest).isAfter(Instant.parse(other.newest)) ? newest : other.newest);
        }
    }

    static QuarantineCounts of(QuarantineIndex quarantine) {
        var groups = new HashMap<List<String>, Group>();
        for (var entry : quarantine.records()) {
            groups.merge(List.of(entry.id().table(), entry.reason(), entry.rule()), Group.of(entry), Group::with);
        }
        var sorted = new ArrayList<>(groups.values());
        sorted.sort(Comparator.comparing(Group::table)
                .thenComparing(Comparator.comparingLong(Group::records).reversed())
                .thenComparing(Group::reason)
                .thenComparing(Group::rule));
        return new QuarantineCounts(
                sorted.stream().mapToLong(Group::records).sum(),
                sorted.stream().mapToLong(Group::failedAgain).sum(),
                sorted,
                quarantine.resolved(),
                sorted.stream()
                        .filter(group -> group.reason().equals(QuarantineReason.TRUNCATE.code()))
                        .map(Group::table)
                        .distinct()
                        .toList());
    }

    void print(PrintStream out) {
        if (groups.isEmpty()) {
            out.println("The quarantine is empty.");
        } else {
            line(out, "TABLE", "REASON", "RULE", "RECORDS", "REFUSED AGAIN", "OLDEST", "NEWEST");
            groups.forEach(group -> line(
                    out,
                    group.table(),
                    group.reason(),
                    group.rule(),
                    group.records(),
                    group.failedAgain(),
                    seconds(group.oldest()),
                    seconds(group.newest())));
            line(out, "all", "", "", records, failedAgain, "", "");
        }
        if (!resolved.isEmpty()) {
            out.println("Resolved: "
                    + String.join(
                            ", ",
                            resolved.entrySet().stream()
                                    .map(each -> each.getValue() + " " + each.getKey())
                                    .toList())
                    + ".");
        }
        needComparison.forEach(table -> out.println(table
                + " needs a comparison with its source: the source table was truncated, which a redrive cannot fix."));
        if (!groups.isEmpty()) {
            out.println("Next: ./pipeline quarantine show --table NAME [--content]; correct the contract or the source;"
                    + " ./pipeline quarantine redrive --dry-run");
        }
    }

    private static void line(PrintStream out, Object... fields) {
        out.println(String.format(Locale.ROOT, "%-24s %-18s %-32s %9s %13s  %-20s  %s", fields)
                .stripTrailing());
    }

    private static String seconds(String moment) {
        return Instant.parse(moment).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
