package maf.benchmarks.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import maf.benchmarks.process.BenchmarkException;
import maf.benchmarks.process.Workspace;

/**
 * Copies of the shipped contract movie, each with a table of its own, so that every trial starts with an empty table.
 */
final class FreshTables {
    private static final String TABLE_LINE = "table: MAF.MOVIE\n";

    private final Workspace workspace;
    private int made;

    FreshTables(Workspace workspace) {
        this.workspace = workspace;
    }

    /** Returns a new folder with only this contract. */
    Path next() throws IOException {
        made++;
        var folder = Files.createDirectory(workspace.work().resolve("tables-" + made));
        var text = Files.readString(workspace.root().resolve("tables/movie.yaml"));
        if (!text.contains(TABLE_LINE)) {
            throw new BenchmarkException("tables/movie.yaml has no line '" + TABLE_LINE.strip() + "'");
        }
        Files.writeString(folder.resolve("movie.yaml"), text.replace(TABLE_LINE, "table: MAF.MOVIE_" + made + "\n"));
        return folder;
    }
}
