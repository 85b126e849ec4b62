package maf.verifier.changelog;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import maf.runtime.WorkerThreads;
import maf.verifier.source.SourceLogin;

/** Monitors the change logs of all sources. */
public final class ChangeLogs implements AutoCloseable {
    private final WorkerThreads threads = new WorkerThreads("change-log-");
    private final List<ChangeLogMonitor> watches;

    private ChangeLogs(List<ChangeLogMonitor> watches) {
        this.watches = watches;
        watches.forEach(watch -> threads.start(watch.source(), watch));
    }

    /**
     * Starts at once.
     *
     * @param logins of users that may read
     * @param stateDir for what a source itself does not store
     */
    public static ChangeLogs watch(Collection<SourceLogin> logins, Path stateDir, MeterRegistry registry) {
        return new ChangeLogs(logins.stream()
                .map(login -> new ChangeLogMonitor(login.name(), of(login, stateDir), registry))
                .toList());
    }

    private static ChangeLog of(SourceLogin login, Path stateDir) {
        if (login.isMysql()) {
            return new MysqlBinlogs(
                    login, new FirstSeenFile(stateDir.resolve("binlogs-" + login.name() + ".properties")));
        }
        return login.isPostgresql() ? new PostgresSlot(login) : new MongoOplog(login);
    }

    /** Whether each source answers; absent before the first query. */
    public Map<String, Boolean> up() {
        return watches.stream()
                .filter(watch -> !Double.isNaN(watch.reading().up()))
                .collect(Collectors.toMap(
                        ChangeLogMonitor::source, watch -> watch.reading().up() == 1));
    }

    @Override
    public void close() {
        threads.close();
    }
}
