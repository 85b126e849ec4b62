package maf.verifier.reconcile;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import maf.verifier.reconcile.compare.Finding;
import maf.verifier.reconcile.compare.TableOutcome.TableResult;

/** The report as text: a line for each table, then the details. */
final class ReportTable {
    private static final String LINE = "%-28s %12s %12s %12s %9s %9s %9s %9s %9s %9s %9s";

    private ReportTable() {}

    static void print(Report report, PrintWriter out) {
        if (!report.results().isEmpty()) {
            out.println(String.format(
                    Locale.ROOT,
                    LINE,
                    "TABLE",
                    "SOURCE",
                    "STORE",
                    "EQUAL",
                    "MISSING",
                    "LEFT OVER",
                    "DIFFERENT",
                    "EXPLAINED",
                    "UNSETTLED",
                    "SOURCE/s",
                    "STORE/s"));
        }
        report.results().forEach(each -> print(each, out));
        report.results().forEach(each -> details(each, out));
        report.unchecked().forEach(each -> out.println(each.table() + " was not checked: " + each.reason()));
        out.println(report.conclusion());
        out.flush();
    }

    private static void print(TableResult table, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                LINE,
                table.table(),
                number(table.sourceRows()),
                number(table.storeRows()),
                number(table.equal()),
                number(table.missing()),
                number(table.leftOver()),
                number(table.different()),
                number(table.explainedRows()),
                number(table.unsettled()),
                number(table.sourceRowsPerSecond()),
                number(table.storeRowsPerSecond())));
        if (table.sources().size() > 1) {
            table.sources()
                    .forEach((topic, counts) -> out.println(String.format(
                                    Locale.ROOT,
                                    LINE,
                                    "  " + topic,
                                    number(counts.rows()),
                                    "",
                                    "",
                                    number(counts.missing()),
                                    number(counts.leftOver()),
                                    number(counts.different()),
                                    "",
                                    "",
                                    "",
                                    "")
                            .stripTrailing()));
        }
    }

    private static void details(TableResult table, PrintWriter out) {
        table.findings()
                .forEach(each -> out.println(table.table() + " " + each.key() + " is " + each.kind() + columns(each)
                        + " (" + (each.source().equals("none") ? "of no source" : each.source()) + ")"));
        var more = table.missing()
                + table.leftOver()
                + table.different()
                - table.findings().size();
        if (more > 0) {
            out.println(table.table() + ": " + number(more) + " more rows drifted; --show N lists more of them");
        }
        if (!table.explained().isEmpty()) {
            out.println(table.table() + ": explained: "
                    + table.explained().entrySet().stream()
                            .map(each -> each.getKey() + " " + number(each.getValue()))
                            .collect(Collectors.joining(", ")));
        }
        if (table.unsettled() > 0) {
            out.println(table.table() + ": " + number(table.unsettled())
                    + " rows changed at every read; compare again when less is written");
        }
    }

    private static String columns(Finding finding) {
        return finding.columns().isEmpty()
                ? ""
                : finding.columns().stream()
                        .map(each -> each.source() == null
                                ? each.column()
                                : each.column() + ": source " + each.source() + ", store " + each.store())
                        .collect(Collectors.joining("; ", " in ", ""));
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
