package maf.transformer.quarantine;

import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;

/** Counts the outcomes of a redrive by table. */
final class RedriveReport {
    private enum Outcome {
        REDRIVEN("redriven", "would be redriven"),
        SUPERSEDED(
                "superseded by a newer event of the row: nothing to send",
                "are superseded by a newer event of the row"),
        REFUSED_AGAIN("refused again", "would be refused again"),
        SKIPPED(
                "left: already refused under this contract (change the contract first, or --again)",
                "would be left: already refused under this contract (change the contract first, or --again)"),
        WITHOUT_CONTRACT(
                "left: no contract feeds this table from their topic now",
                "would be left: no contract feeds this table from their topic now"),
        OF_OTHER_TABLE(
                "left: of another table of the source than the topic's rows",
                "would be left: of another table of the source than the topic's rows"),
        WITHOUT_BYTES(
                "left: too large for the quarantine, or not written by the transformer",
                "would be left: too large for the quarantine, or not written by the transformer");

        private final String done;
        private final String dry;

        Outcome(String done, String dry) {
            this.done = done;
            this.dry = dry;
        }
    }

    private final Map<String, Map<Outcome, Long>> counts = new TreeMap<>();

    void redriven(String table) {
        count(table, Outcome.REDRIVEN);
    }

    void superseded(String table) {
        count(table, Outcome.SUPERSEDED);
    }

    void refusedAgain(String table) {
        count(table, Outcome.REFUSED_AGAIN);
    }

    void skipped(String table) {
        count(table, Outcome.SKIPPED);
    }

    void withoutContract(String table) {
        count(table, Outcome.WITHOUT_CONTRACT);
    }

    void ofOtherTable(String table) {
        count(table, Outcome.OF_OTHER_TABLE);
    }

    void withoutBytes(String table) {
        count(table, Outcome.WITHOUT_BYTES);
    }

    private void count(String table, Outcome outcome) {
        counts.computeIfAbsent(table, each -> new TreeMap<>()).merge(outcome, 1L, Long::sum);
    }

    void print(PrintStream out, boolean dryRun) {
        if (counts.isEmpty()) {
            out.println("Nothing to redrive.");
        }
        counts.forEach((table, outcomes) -> {
            out.println(table);
            outcomes.forEach((outcome, count) -> out.printf("%10d %s%n", count, dryRun ? outcome.dry : outcome.done));
        });
    }
}
