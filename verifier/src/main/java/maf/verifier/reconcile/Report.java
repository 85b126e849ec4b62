package maf.verifier.reconcile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.stream.Collectors;
import maf.verifier.reconcile.compare.TableOutcome;
import maf.verifier.reconcile.compare.TableOutcome.TableResult;
import maf.verifier.reconcile.compare.TableOutcome.Unchecked;

/** The results of comparing tables, as text, JSON and an exit code. */
public record Report(List<TableOutcome> tables) {
    public static final int EQUAL = 0;
    public static final int DRIFT = 1;
    public static final int UNCHECKED = 2;

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    /** No table at all is not equal. */
    public int exitCode() {
        if (tables.isEmpty() || !tables.stream().allMatch(TableOutcome::isComplete)) {
            return UNCHECKED;
        }
        return tables.stream().anyMatch(TableOutcome::hasDrift) ? DRIFT : EQUAL;
    }

    /** What {@code --json} prints. */
    private record Document(
            String outcome, @JsonProperty("tables") List<TableResult> results, List<Unchecked> unchecked) {}

    String json() {
        try {
            return JSON.writeValueAsString(
                    new Document(List.of("equal", "drift", "unchecked").get(exitCode()), results(), unchecked()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<TableResult> results() {
        return tables.stream()
                .filter(TableResult.class::isInstance)
                .map(TableResult.class::cast)
                .toList();
    }

    public List<Unchecked> unchecked() {
        return tables.stream()
                .filter(Unchecked.class::isInstance)
                .map(Unchecked.class::cast)
                .toList();
    }

    /** The last line of the text. */
    public String conclusion() {
        if (exitCode() == UNCHECKED) {
            var open = tables.stream()
                    .filter(each -> !each.isComplete())
                    .map(TableOutcome::table)
                    .collect(Collectors.joining(", "));
            return "Could not be checked: " + open
                    + ". The results of the other tables are kept: --resume compares only these.";
        }
        var rows = results().stream().mapToLong(TableResult::equal).sum();
        var part = results().stream().allMatch(TableResult::whole) ? "" : " of the selected rows";
        if (exitCode() == EQUAL) {
            return "Equal: " + ReportTable.number(rows) + " rows" + part + ", every column.";
        }
        return "Drift: "
                + results().stream()
                        .filter(TableResult::hasDrift)
                        .map(each -> ReportTable.number(each.missing() + each.leftOver() + each.different())
                                + " rows in " + each.table())
                        .collect(Collectors.joining(", "))
                + part + ".";
    }
}
