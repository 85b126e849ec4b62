package maf.inspect.check;

import java.io.PrintWriter;
import java.util.List;
import maf.inspect.finding.Verdict;

/** What the checks of several sources found. */
public record CheckResult(List<SourceReport> reports) {
    /** Exit code: something failed. */
    public static final int FAILED = 1;
    /** Exit code: something could not be asked. */
    public static final int NOT_ASKED = 2;

    /** Prints for people, or for programs. */
    public void print(PrintWriter out, boolean json) {
        if (json) {
            out.println(ReportJson.of(reports));
        } else {
            reports.forEach(report -> ReportText.of(report).forEach(out::println));
        }
        out.flush();
    }

    /**
     * 0 if nothing failed.
     *
     * @param isIncomplete whether there are files of sources that could not be read
     */
    public int exitCode(boolean isIncomplete) {
        if (reports.stream().anyMatch(report -> report.count(Verdict.FAILED) > 0)) {
            return FAILED;
        }
        return isIncomplete || reports.isEmpty() || reports.stream().anyMatch(SourceReport::isUnknown) ? NOT_ASKED : 0;
    }
}
