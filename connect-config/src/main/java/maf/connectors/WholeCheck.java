package maf.connectors;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import maf.inspect.check.SourceReport;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.inspect.finding.Verdict;

/**
 * Everything that can be wrong with one source, as {@code source check} asks it: when its file is new or changed, when its
 * connector begins to run or {@link SourceCheck} sees something else than before, and again and again. It takes seconds, so
 * another thread asks.
 */
final class WholeCheck {
    /** The shortest pause between two checks, in milliseconds: also while something is wrong, so that its end is seen soon. */
    static final long SOON_MS = 60_000;

    private static final int NAMED = 5;

    private final Supplier<SourceReport> source;
    private final Executor worker;
    private final long pauseMs;

    private volatile boolean isAsking;
    private volatile SourceReport answer;

    private Optional<SourceReport> before = Optional.empty();
    private Optional<SourceReport> report = Optional.empty();
    private boolean isAsked;
    private long askedMs;
    private long dueMs = Long.MIN_VALUE;

    /**
     * @param source asks the server
     * @param worker runs that
     * @param pauseMs between two checks, in milliseconds
     */
    WholeCheck(Supplier<SourceReport> source, Executor worker, long pauseMs) {
        this.source = source;
        this.worker = worker;
        this.pauseMs = pauseMs;
    }

    /** Asks if that is due; returns true once for each new report. */
    boolean step(long nowMs) {
        var isNew = isAsked && !isAsking && take(nowMs);
        if (!isAsked && nowMs >= dueMs) {
            isAsked = true;
            isAsking = true;
            askedMs = nowMs;
            worker.execute(this::ask);
        }
        return isNew;
    }

    private void ask() {
        try {
            answer = source.get();
        } finally {
            isAsking = false;
        }
    }

    /** A source that cannot be reached tells nothing about what was found before. */
    private boolean take(long nowMs) {
        isAsked = false;
        var told = Optional.ofNullable(answer);
        answer = null;
        var isNew = told.isPresent() && (report.isEmpty() || isReached(told.get()));
        if (isNew) {
            before = report;
            report = told;
        }
        var isFine = told.isPresent() && isReached(told.get()) && failed(report).isEmpty();
        dueMs = nowMs + (isFine ? pauseMs : Math.min(pauseMs, SOON_MS));
        return isNew;
    }

    private static boolean isReached(SourceReport report) {
        return report.checks().stream()
                .noneMatch(finding -> finding.check() == CheckCode.REACHABLE && finding.verdict() != Verdict.OK);
    }

    /** Asks as soon as the shortest pause allows. */
    void soon() {
        dueMs = Math.min(dueMs, askedMs + SOON_MS);
    }

    Optional<SourceReport> report() {
        return report;
    }

    /**
     * What must be mended at the source as a whole, by two checks in a row: a server that has just started, or a replica set
     * that elects its primary, fails some for a moment.
     */
    Optional<SourceProblem> problem() {
        var earlier = failed(before).stream().map(Finding::check).toList();
        var failed = failed(report).stream()
                .filter(finding -> earlier.contains(finding.check()))
                .toList();
        return failed.isEmpty() ? Optional.empty() : Optional.of(SourceProblem.misconfigured(sentence(failed)));
    }

    /**
     * Without a table's own fault: whether anybody needs the table, its contract knows, and its records in quarantine, or the
     * next comparison, tell.
     */
    private static List<Finding> failed(Optional<SourceReport> report) {
        return report.stream()
                .flatMap(told -> told.checks().stream())
                .filter(finding -> finding.verdict() == Verdict.FAILED
                        && finding.table().isEmpty()
                        && finding.check() != CheckCode.REACHABLE)
                .toList();
    }

    private static String sentence(List<Finding> failed) {
        var first = failed.get(0);
        var more = failed.size() == 1 ? "" : " (and " + (failed.size() - 1) + " more)";
        return first.detail() + " (" + first.check().code() + "): " + first.remedy() + more;
    }

    /** One line: how many findings of each kind, and which need attention. Empty before the first report. */
    String summary() {
        if (report.isEmpty()) {
            return "";
        }
        var counts = Stream.of(Verdict.OK, Verdict.FAILED, Verdict.WARNING, Verdict.UNKNOWN)
                .filter(verdict -> report.get().count(verdict) > 0)
                .map(verdict -> report.get().count(verdict) + " " + verdict.code())
                .collect(Collectors.joining(", "));
        var wrong = report.get().checks().stream()
                .filter(finding -> finding.verdict() != Verdict.OK)
                .toList();
        var named = wrong.stream()
                .limit(NAMED)
                .map(finding -> (finding.check().code() + " " + finding.table()).strip())
                .collect(Collectors.joining(", "));
        return counts + (wrong.isEmpty() ? "" : ": " + named + (wrong.size() > NAMED ? ", …" : ""));
    }
}
