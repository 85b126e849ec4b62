package maf.inspect.check;

import java.util.Comparator;
import java.util.List;
import maf.inspect.finding.Finding;
import maf.inspect.finding.Verdict;

/**
 * What the checks of one source found.
 *
 * @param kind mysql, postgres or mongodb
 * @param server where it was asked, {@code <host>:<port>}
 * @param checks those that failed first
 */
public record SourceReport(String name, String kind, String server, List<Finding> checks) {
    private static final List<Verdict> ORDER = List.of(Verdict.FAILED, Verdict.WARNING, Verdict.UNKNOWN, Verdict.OK);

    public SourceReport {
        checks = checks.stream()
                .sorted(Comparator.comparing(finding -> ORDER.indexOf(finding.verdict())))
                .toList();
    }

    /** How many ended so. */
    public long count(Verdict verdict) {
        return checks.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    /** Whether the server told nothing at all. */
    boolean isUnknown() {
        return count(Verdict.UNKNOWN) == checks.size();
    }
}
