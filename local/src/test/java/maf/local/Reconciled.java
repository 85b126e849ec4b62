package maf.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code ./pipeline reconcile --json} found.
 *
 * @param code 0 equal, 1 drift, 2 not known
 * @param json null when nothing was printed
 * @param errors what it printed to standard error
 */
record Reconciled(int code, JsonNode json, String errors) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Compares some tables, or all. */
    static Reconciled run(Pipeline pipeline, String... arguments) {
        return of(start(pipeline, List.of(), arguments));
    }

    /** Begins to compare. */
    static ToolRun start(Pipeline pipeline, List<String> names, String... arguments) {
        var all = new ArrayList<>(names);
        all.addAll(List.of(arguments));
        all.add("--json");
        return ToolRun.start(pipeline, pipeline.reconciles(), "reconcile", all.toArray(String[]::new));
    }

    /** Waits for its end. */
    static Reconciled of(ToolRun run) {
        var code = run.await();
        try {
            return new Reconciled(code, JSON.readTree(run.output()), run.errors());
        } catch (JsonProcessingException e) {
            throw new AssertionError("exit code " + code + ": " + run.output() + run.errors(), e);
        }
    }

    /** What it found in one table. */
    JsonNode table(String name) {
        for (var table : json.path("tables")) {
            if (table.path("table").asText().equals(name)) {
                return table;
            }
        }
        throw new AssertionError("nothing about " + name + ": " + this);
    }

    /** Each as {@code <table> <kind> <topic> <key> [<columns>]}. */
    List<String> findings() {
        var findings = new ArrayList<String>();
        for (var table : json.path("tables")) {
            for (var finding : table.path("findings")) {
                var columns = new ArrayList<String>();
                finding.path("columns")
                        .forEach(column -> columns.add(column.path("column").asText()));
                findings.add(String.join(
                        " ",
                        table.path("table").asText(),
                        finding.path("kind").asText(),
                        finding.path("source").asText(),
                        finding.path("key").asText(),
                        columns.toString()));
            }
        }
        return findings;
    }

    /** Compares some tables, or all, and demands that they are equal. */
    static void assertEqual(Pipeline pipeline, String... names) {
        var reconciled = run(pipeline, names);
        assertThat(reconciled.code()).as(reconciled.toString()).isZero();
    }
}
