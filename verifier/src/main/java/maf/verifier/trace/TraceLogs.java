package maf.verifier.trace;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import maf.verifier.table.UnavailableException;

/** The logs of the pipeline's programs. */
public interface TraceLogs {
    /** Limit of lines. */
    int MOST_LINES = 50;

    /** Adds the lines that name a position of the row's events. */
    void find(Trace trace) throws UnavailableException, InterruptedException;

    /** {@code LOGS_DIR} names a directory of log files, {@code ELASTICSEARCH_URL} the server with the containers' logs. */
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
