package maf.verifier.trace;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import maf.verifier.table.UnavailableException;

/** Where the lines are that the servers have written. */
public interface TraceLogs {
    /** Lines beyond these are not shown. */
    int MOST_LINES = 50;

    /** Adds the lines that name a place or position of the row's events. */
    void find(Trace trace) throws UnavailableException, InterruptedException;

    /** {@code LOGS_DIR} names a folder of files, {@code ELASTICSEARCH_URL} the server that keeps the containers' lines. */
    static TraceLogs of(Map<String, String> environment) {
        var folder = environment.getOrDefault("LOGS_DIR", "");
        var url = environment.getOrDefault("ELASTICSEARCH_URL", "");
        if (!folder.isEmpty()) {
            return new LogFiles(Path.of(folder));
        }
        return url.isEmpty()
                ? trace -> trace.note("logs were not searched: neither LOGS_DIR nor ELASTICSEARCH_URL is set")
                : new ElasticsearchLogs(URI.create(url));
    }
}
