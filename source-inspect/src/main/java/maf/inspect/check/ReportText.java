package maf.inspect.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maf.inspect.finding.Finding;
import maf.inspect.finding.Verdict;

/** Reports for people, on lines of at most 100 characters as far as words allow. */
final class ReportText {
    private static final int WIDTH = 100;
    private static final int INDENT = 9;

    private ReportText() {}

    /** What is not fine, and how much is. */
    static List<String> of(SourceReport report) {
        var lines = new ArrayList<String>();
        lines.add(report.name() + " (" + report.kind() + " at " + report.server() + "): "
                + Stream.of(Verdict.FAILED, Verdict.WARNING, Verdict.UNKNOWN, Verdict.OK)
                        .filter(verdict -> report.count(verdict) > 0)
                        .map(verdict -> report.count(verdict) + " " + verdict.code())
                        .collect(Collectors.joining(", ")));
        report.checks().stream()
                .filter(finding -> finding.verdict() != Verdict.OK)
                .forEach(finding -> lines.addAll(lines(finding)));
        report.checks().stream()
                .filter(finding -> finding.check() == maf.inspect.finding.CheckCode.SNAPSHOT_TIME)
                .forEach(finding -> lines.addAll(wrapped(finding.detail())));
        return lines;
    }

    private static List<String> lines(Finding finding) {
        var lines = new ArrayList<String>();
        lines.add(String.format("%-" + INDENT + "s", finding.verdict().name())
                + finding.check().code()
                + (finding.table().isEmpty() ? "" : "  " + finding.table()));
        lines.addAll(wrapped(finding.detail()));
        if (!finding.remedy().isEmpty()) {
            lines.addAll(wrapped("-> " + finding.remedy()));
        }
        return lines;
    }

    private static List<String> wrapped(String text) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder(" ".repeat(INDENT));
        for (var word : text.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH && line.length() > INDENT) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(INDENT));
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
