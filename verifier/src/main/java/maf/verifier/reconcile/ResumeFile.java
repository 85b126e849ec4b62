package maf.verifier.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import maf.verifier.reconcile.compare.ComparisonScope;
import maf.verifier.reconcile.compare.TableOutcome;
import maf.verifier.reconcile.compare.TableOutcome.TableResult;

/** The tables that an interrupted run has finished, kept in a file until a run is complete. */
final class ResumeFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // derived values are written, too
            .build();

    private final Path file;
    private final ComparisonScope selection;
    private final List<TableResult> results = new ArrayList<>();

    /** What the file holds. */
    private record Kept(ComparisonScope selection, List<TableResult> results) {}

    /** @param dir is created if it does not exist */
    ResumeFile(Path dir, ComparisonScope selection) {
        file = dir.resolve("reconcile.json");
        this.selection = selection;
    }

    /** What the previous run finished; nothing if it was complete or had another scope. */
    List<TableResult> resume() {
        if (Files.exists(file)) {
            try {
                var kept = JSON.readValue(file.toFile(), Kept.class);
                if (kept.selection().equals(selection)) {
                    results.addAll(kept.results());
                }
            } catch (IOException e) {
                results.clear(); // cut off or of another version: everything is compared again
            }
        }
        return List.copyOf(results);
    }

    /** Stores a finished table, so that even a killed run can be resumed. */
    void add(TableOutcome outcome) {
        if (outcome instanceof TableResult result && result.isComplete()) {
            results.add(result);
            try {
                Files.createDirectories(file.getParent());
                var draft = file.resolveSibling(file.getFileName() + ".new");
                Files.writeString(draft, text());
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write finished tables to " + file, e);
            }
        }
    }

    private String text() throws JsonProcessingException {
        return JSON.writeValueAsString(new Kept(selection, results));
    }

    /** The run is complete: there is nothing to resume. */
    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
